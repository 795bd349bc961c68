"""The DICOM side: reading, rendering, redacting and verifying instances."""

import logging
import warnings

from pydicom import config

# What pydicom warns about quotes values of the header: patient data has no place in a log.
# Wrong values are common in real files and none of our business unless we need them.
config.settings.reading_validation_mode = config.IGNORE
config.settings.writing_validation_mode = config.IGNORE
logging.getLogger("pydicom").setLevel(logging.CRITICAL + 1)
warnings.filterwarnings("ignore", module=r"pydicom(\..*)?")
