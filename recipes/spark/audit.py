"""Audit an archive on a cluster: spark-submit audit.py ARTICLES OUT, two folders that Spark can read and write.

ARTICLES holds Parquet with the columns id, text and date. Every node needs attrlint; with spark-submit, for instance
    --archives attrlint.tar.gz#environment --conf spark.pyspark.python=./environment/bin/python
where attrlint.tar.gz is an environment packed by venv-pack or conda-pack.
"""

import sys

from pyspark.sql import SparkSession

from attrlint.archive.spark import Report, audit, tables

articles, out = sys.argv[1:]
spark = SparkSession.builder.appName("attrlint audit").getOrCreate()
audit(spark.read.parquet(articles), date="date", isolated=True).write.parquet(f"{out}/nested")
for name, rows in tables(spark.read.parquet(f"{out}/nested")).items():
    rows.write.parquet(f"{out}/{name}")
found = {name: spark.read.parquet(f"{out}/{name}") for name in tables(spark.read.parquet(f"{out}/nested"))}
Report(found).ask("drift").write.parquet(f"{out}/drift")
spark.stop()
