"""Tests of the benchmarks, on texts made for them."""
