# The gear's image. Models and OCR data are inside; nothing is fetched at run time.
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY scripts/ scripts/
COPY constraints.txt pyproject.toml manifest.json README.md LICENSE ./
COPY fw_gear_presidio/ fw_gear_presidio/
RUN scripts/install-python.sh /opt/venv flywheel,tesseract,transformers
RUN /opt/venv/bin/python scripts/fetch_model.py /opt/models/deid_roberta_i2b2 \
    && rm -rf /opt/models/deid_roberta_i2b2/.cache

FROM python:3.11-slim-bookworm
COPY scripts/install-debian.sh /tmp/install-debian.sh
RUN /tmp/install-debian.sh runtime && rm -rf /tmp/install-debian.sh /var/lib/apt/lists/*
COPY --from=build /opt/venv /opt/venv
COPY --from=build /opt/models /opt/models

# Flywheel starts the gear with its own user and environment: manifest.json repeats these variables.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    LANG=C.UTF-8 \
    LC_ALL=C.UTF-8 \
    HF_HUB_OFFLINE=1 \
    TRANSFORMERS_OFFLINE=1 \
    ORT_DISABLE_TELEMETRY=1 \
    FW_PRESIDIO_DEID_ROBERTA=/opt/models/deid_roberta_i2b2
WORKDIR /flywheel/v0
COPY manifest.json run.py ./
# Loading every model once proves, while the image is built, that none is missing.
RUN fw-presidio --version \
    && python -c "from fw_gear_presidio.settings import Settings; from fw_gear_presidio.text.analyzer import Analyzer; print(Analyzer(Settings.from_gear_config({})).active_recognizers)"
# Flywheel needs to write input/, output/ and work/ here, whoever it runs as.
RUN useradd --create-home gear && chown -R gear /flywheel/v0
USER gear
ENTRYPOINT ["python", "run.py"]
