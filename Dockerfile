# attrlint in a container: docker run --rm --network none --volume "$PWD:/drafts:ro" attrlint check .
FROM python:3.13-slim AS build
WORKDIR /build
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY attrlint attrlint
COPY rules rules
COPY docs/rules docs/rules
RUN python -m venv /opt/attrlint \
    && /opt/attrlint/bin/python -m pip install --no-cache-dir --disable-pip-version-check '.[sources]'

FROM python:3.13-slim
COPY --from=build /opt/attrlint /opt/attrlint
RUN useradd --uid 1000 --create-home desk
USER 1000
WORKDIR /drafts
ENV PATH="/opt/attrlint/bin:$PATH"
ENTRYPOINT ["attrlint"]
CMD ["--help"]
