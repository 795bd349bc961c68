"""Attributes and words that describe equipment and technique, never a person."""

from __future__ import annotations

TECHNICAL_KEYWORDS = frozenset(
    """
    AcquisitionDeviceProcessingDescription AcquisitionDeviceProcessingCode
    AcquisitionProtocolName AnatomicalStructure AngioFlag BeatRejectionFlag BodyPartExamined
    CodeMeaning CodeValue CodingSchemeDesignator CodingSchemeVersion CodingSchemeName
    CodingSchemeRegistry CodingSchemeURLType CodingSchemeResponsibleOrganization LongCodeValue
    URNCodeValue CardiacFramingType CollimatorGridName ColorSpace ContentLabel ConversionType
    ConvolutionKernel ContrastBolusAgent ContrastBolusRoute CountsSource DeidentificationMethod
    DerivationDescription DetectorActiveTime DetectorDescription DetectorMode DeviceDescription
    DimensionDescriptionLabel DigitalSignatureUID EncapsulatedDocument ExposureTimeInms
    ExposureStatus FilterMaterial FilterType FrameLabel GantryID GridAbsorbingMaterial
    GridSpacingMaterial HangingProtocolName ImageType ImplementationVersionName IsotopeNumber
    Manufacturer ManufacturerModelName ManufacturerModelVersion ManufacturerDeviceClassUID
    MAGNETICFieldStrength MappingResource MappingResourceName Modality MultiplexGroupLabel
    OutputPower PulseSequenceName PositionReferenceIndicator PrivateCreator ProcessingFunction
    ProtocolName ReceiveCoilName ReceiveCoilManufacturerName RectificationType
    RequestedContrastAgent ScanOptions SequenceName SequenceVariant SegmentLabel
    SegmentAlgorithmName SoftwareVersions StorageMediaFileSetID TransducerData TransducerType
    TransmitCoilName TransmitCoilManufacturerName TimezoneOffsetFromUTC
    UltrasoundColorDataPresent PatientPosition VariableFlipAngleFlag VideoImageFormatAcquired
    WindowCenterWidthExplanation XRayOutput ImagedNucleus TriggerSourceOrType
    ReconstructionMethod RandomsCorrectionMethod AttenuationCorrectionMethod
    ScatterCorrectionMethod Radiopharmaceutical PatientOrientation PhotometricInterpretation
    PresentationLUTShape LUTExplanation ModalityLUTType RescaleType Units CorrectedImage
    TypeOfData TypeOfFilters ApplicatorDescription CassetteOrientation CassetteSize
    ExposuresOnPlate PlateType PhosphorType SensitivityMode AcquisitionContrast
    FieldOfViewDescription ViewName ImageGeometryType ProcessingDescription ComputationMethod
    DecayCorrection SeriesType DigitizingDeviceTransportDirection
    SecondaryCaptureDeviceManufacturer SecondaryCaptureDeviceManufacturerModelName
    SecondaryCaptureDeviceSoftwareVersions HardcopyDeviceManufacturer
    HardcopyDeviceSoftwareVersion HardcopyDeviceManufacturerModelName OverlayDescription
    OverlayLabel OverlayType OverlaySubtype ROIDescription ROIType
    PixelSpacingCalibrationDescription LossyImageCompressionMethod FrameOfReferenceUID
    IrradiationEventUID DoseReferenceUID WaveformFilterDescription PhysicalUnitsXDirection
    RegionDataType StageName ViewNumber EventElapsedTimes EventTimerNames SoundPathLength
    DepthOfScanField FocusDepth MechanicalIndex ThermalIndex CranialThermalIndex
    PaletteColorLookupTableUID ICCProfile ColorPaletteName AcquisitionType
    ReconstructionAlgorithm FocalSpots AnodeTargetMaterial BodyPartThickness Sensitivity
    ExposureControlMode ExposureControlModeDescription PerProjectionAnnotation AlgorithmName
    AlgorithmVersion ImageDisplayFormat LUTLabel MetaboliteMapDescription MultiCoilElementName
    OpticalPathIdentifier PatientState PostprocessingFunction StackID TransferSyntaxUID
    NominalScreenSizes TransferTubeNumber PlanarConfiguration DoseType
    """.split()  # noqa: SIM905 - a list of words reads as a list of words
)
"""Attributes outside Table E.1-1, or inside it but naming technique only. Anything not
listed here counts as identifying: a needless seed costs little, a missing one leaks."""

TECHNICAL_WORDS = frozenset(
    """
    YES NO NONE NULL UNKNOWN UNDEFINED ON OFF TRUE FALSE N Y M F O L R U AP PA LAT LEFT RIGHT LL
    RL BOTH HFS HFP FFS FFP HFDR HFDL FFDR FFDL HEAD NECK CHEST ABDOMEN PELVIS SPINE SKULL BRAIN
    HEART KNEE HIP FOOT HAND WRIST ELBOW SHOULDER BREAST LEG ARM ANKLE AXIAL CORONAL SAGITTAL
    TRA COR SAG ORIGINAL DERIVED PRIMARY SECONDARY STANDARD NORMAL DEFAULT CT MR US CR DX DR XA
    RF MG NM PT OT SC IO PX ES XC GM SM ECG MONOCHROME1 MONOCHROME2 RGB MM CM HU US-SPECIFIC
    """.split()  # noqa: SIM905 - a list of words reads as a list of words
)
