"""More names of PHI fields, as scanners, forms and DICOM attributes call them."""

MORE_LABELS: dict[str, str] = {
    "patient": (
        "Pat.Name|Pat. Name|PatName|Pat-Name|PatientName|Patient's name|PATIENT|Patient/Client|Client Name|Patient Last Name|Patient First Name|Last name|"
        "First name|LASTNAME|FIRSTNAME|Family Name|Middle Name|Maiden name|Name, first name|Name, Vorname|Vor- und Nachname|Name des Patienten|Patient (Name)|"
        "Nom et prénom|Nom patient|Nom/Prénom|Cognome e nome|Cognome Nome|Nome paziente|Nome Paziente|Nombre y apellidos|Apellidos y nombre|Nombre paciente|"
        "Paciente (nombre)|Nome completo|Nome paciente|Naam patiënt|Naam/Voornaam|Patientens navn|Patientens namn|Pasientens navn|Potilaan nimi|"
        "Nazwisko i imię|Pacjentka|Jméno a příjmení|Priezvisko|Meno a priezvisko|Páciens|Páciens neve|Adı Soyadı|Hastanın Adı|Numele|Nume|Nume pacient|Ime|"
        "Ime i prezime|Ime in priimek|Prezime|Bolesnik|Nama|Nama Pasien|Họ tên|Họ và tên|ФИО|Пациент|Имя|Фамилия|Όνομα|Ονοματεπώνυμο|患者名|氏名|患者氏名|姓名|病人姓名|환자명|"
        "성명|اسم المريض|שם|Dog|Pet|Pet name|Animal|Animal name|Baby|Baby of|Child|Father|Spouse|Next of kin|NOK|Guarantor|Contact person|Emergency contact|"
        "Donor|Recipient|Proband|Participant|For|Re|RE|Label|Tag"
    ),
    "staff": (
        "Referring Dr|Referring Doctor|Referring Provider|Referred by|Refer. Dr.|Ref.Phys.|Ref.Dr.|Ref.physician|ReferringPhysicianName|OperatorsName|"
        "Operator's Name|Performing Dr|Performing physician|Perf.by|Perf. by|PerformingPhysicianName|Requesting|Requesting Physician|Requesting Dr|Req. by|"
        "Req.Phys.|Req. Physician|Requester|Reviewed by|Reviewer|Scan by|Imaged by|Acquired By|Acq. by|Taken by|Measured by|Drawn by|Injected by|Prepared by|"
        "Printed by|Released by|Validated by|Authorised by|Confirmed by|Transcribed by|Attending MD|Attending Dr|Att. Dr|Provider|Primary|Consulting|"
        "Obstetrician|OB|OB Provider|Midwife|Perfusionist|Physicist|Optometrist|Ophthalmologist|Dentist|Orthodontist|Anesthesia|Circulator|Scrub|1st Assistant|"
        "Staff|Observer|Rater|Investigator|Principal Investigator|Sub-I|Durchgeführt von|Untersucht von|Ausgeführt von|Befundet von|Anforderer|Anf. Arzt|"
        "Einweiser|Überweisender Arzt|Verantw. Arzt|Arzt/MTA|Unters.|Bediener|Réalisé par|Exécuté par|Demandé par|Médecin traitant|Médecin référent|"
        "Médecin demandeur|Praticien|Eseguito da|Medico refertante|Medico inviante|Richiedente|Realizado por|Médico remitente|Médico tratante|Solicitado por|"
        "Solicitante|Técnico/a|Executado por|Uitgevoerd door|Verwijzer|Huisarts|Uitvoerder|Utförd av|Remittent|Utført av|Henvisende lege|Henvisende læge|"
        "Lähettäjä|Tutkija|Wykonał|Lekarz kierujący|Vyšetřil|Odesílající lékař|Vyšetril|Vizsgáló|Beküldő|Yapan|İsteyen Hekim|Medic trimițător|Efectuat de|"
        "Izvršio|Pregledao|Pemeriksa|Dokter pengirim|Bác sĩ chỉ định|Оператор|Направивший врач|Исследователь|検査者|操作者|担当医|依頼医|申请医生|操作员|技师|의사|검사자"
    ),
    "birth": (
        "PatientBirthDate|Patient Birth Date|Pat. DOB|Pt DOB|Birth date|BIRTH|Birthd.|Date Of Birth|DATE OF BIRTH|D.o.B|d.o.b.|dob|Geb.Datum|Geb. am|geb. am|"
        "GEB|Gebdat.|Geburtstag|Date naissance|Naissance|Data nascita|Nascita|Fecha nacimiento|Fecha Nac.|F.N.|Data nasc.|Data Nasc|D.Nasc.|Geboren|Fødselsdag|"
        "Fødd|Synt.|Ur. dn.|Data ur.|Narozen|Dát. nar.|Dátum narodenia|Szül.|Szül.idő|D.Tarihi|Doğum|Data naşterii|Datum rođ.|Rođen|Tanggal Lahir|Tgl.Lahir|NS|"
        "Родился|Дата рожд.|Ημ. γέννησης|생년월일|تاريخ الميلاد"
    ),
    "date": (
        "StudyDate|Acq.Date|AcquisitionDate|SeriesDate|ContentDate|Exam.Date|ExamDate|Study date|Scan date|Date Time|Date & Time|DateTime|DATE/TIME|"
        "Exam Date/Time|Date of exam|Date of scan|Date of surgery|Injection date|Implant date|Surgery|Admit Date|Prior|Prior exam|Previous exam|Last exam|"
        "Last visit|Follow-up|Follow up|Next appointment|Validated|Reported|Approved on|Signed on|Calibration date|Installed|Mfg date|Expiry|Expires|US EDD|"
        "AUA EDD|EDD by US|EDC (US)|ET|ET(LMP)|Geburtstermin|Term|Terme|DPA|FPP|DPP|Entbindungstermin|Date debut|DDG|Untersuchung vom|Aufgenommen am|"
        "Befund vom|Untersuchungsdat.|Erstellt|Gedruckt am|Date de l'examen|Date examen|Réalisé le|Imprimé le|Eseguito il|Data e ora|Data stampa|Fecha informe|"
        "Fecha/Hora|Data/Hora|Data realização|Datum onderzoek|Us.datum|Undersøgelsesdato|Tutkimuspäivä|Data wykonania|Datum vyš.|Vizsgálat ideje|İşlem Tarihi|"
        "Çekim Tarihi|Data exam.|Datum pregleda|Tgl Periksa|Ngày khám|Дата исследования|撮影日|検査日時|摄片日期|검사일"
    ),
    "time": (
        "StudyTime|AcqTime|Acq.Time|Scan Time|Scan time|Exam time|Start Time|End Time|Stop|Begin|Time in|Time out|Print time|Heure examen|Heure de début|"
        "Ora esame|Hora inicio|Uhr|Unt.-Zeit|Czas badania|Čas vyš.|Время исслед.|時間|撮影時刻|검사시간"
    ),
    "id": (
        "PatientID|Patient-ID|Patient-Id|PATIENT-ID|Patient_ID|PAT-ID|Pat-ID|Pat.ID|PatID|Patient id|Patient No|Patient No.|Patient Nr|Patient #|"
        "Patient Number|Pt. ID|Pt No|AccessionNumber|Accession No|Acc.No.|Acc Nr|Acc-Nr|ACCESSION|Study No|StudyInstanceUID|Study UID|Series UID|Exam Number|"
        "Exam Nr|Ex. No|Exam.ID|Request|Request No|Request No.|Request #|Request ID|Req.No.|Req-Nr|Order ID|Order-Nr|Order Number|Placer|Filler|Worklist ID|"
        "Procedure ID|SPS ID|RP ID|Visit ID|Encounter #|Episode|Episode No|Admission No|Admission ID|Adm No|Inpatient No|Outpatient No|OPD No|IPD No|UHID|"
        "UMR No|CR No|Reg No|Reg. No.|Registration No|Bed|Bed No|Room|Room No|File No|File #|Folder No|Case|Case Number|Subject ID|Subject No|Subj|Subject #|"
        "Study code|Trial ID|Protocol No|Protocol #|Randomization #|Screening No|Sample ID|Lab No|Lab ID|Slide|Block|Film No|Plate ID|Cassette ID|Card No|"
        "Member ID|Member #|Group No|Claim #|License|Lic. No|License No|Passport|Passport No|National ID|NIN|Aadhaar|Medicare|Medicare No|Medicaid|HIC|HICN|"
        "PHN|HCN|OHIP|RAMQ|CHI|CHI No|H&C No|GP No|Serial No|Serial No.|Serial Number|Ser. No|DeviceSerialNumber|Device No|Asset|Asset No|System ID|System No|"
        "Detector ID|UDI|PIN|Code|KH-Nr|Versicherten-Nr|Kranken-Nr|Pat-Nr|Pat.-Nr|Patienten-Nr.|Patientennummer|Aufnahmenummer|Fall-ID|Fallnr|Auftrags-Nr|"
        "Untersuchungs-Nr|SV-Nr|SVNR|AHV|AHV-Nr|N° sécu|N° SS|NSS|INS|N° acc|N° séjour|Num. patient|N° de dossier|N. paziente|ID paziente|Codice fiscale|C.F.|"
        "N. accettazione|Nosologico|Cartella|Cartella clinica|N. archivio|ID paciente|N. historia|N.H.C.|Núm. historia|CIPA|CIP|NUHSA|CURP|RUT|RUN|DNI/NIE|"
        "Cédula|C.I.|N.º utente|Nº processo|N.º processo|SNS|CNS|NIF|Registo|Patiënt-ID|Patientnr|Onderzoeknummer|Pers.nr|Personnr|Remissnr|Fødselsnummer|Hetu|"
        "Nr pacjenta|Nr księgi|Nr zlecenia|Číslo pacienta|Rodné č.|Č. vyš.|Azonosító|Törzsszám|T.C.|Hasta No|HastaNo|Protokol|Barkod|Cod pacient|Nr. FO|MBOO|"
        "JMBG|EMŠO|KZZ|No. Reg|No.RM|NIK|Số HS|Số phiếu|ИБ|№ карты|СНИЛС|Полис|カルテ番号|受付番号|登录号|住院号码|门诊号码|등록번호|رقم الملف"
    ),
    "age": (
        "PatientAge|Patient's Age|Pat. Age|Pt. Age|Age (y)|Age(yrs)|Age [y]|Age at exam|Age/Gender|Sex/Age|Gender/Age|A/S|Alter/Geschl.|Alter (J)|Age/Sexe|"
        "Sexe/Age|Età/Sesso|Sesso/Età|Edad/Sexo|Idade/Sexo|Leeftijd/Gesl.|Ålder/Kön|Wiek/Płeć|Yaş/Cinsiyet|Vârsta/Sex|Dob|Starost|Umur/JK|Возраст/Пол|年齢/性別|나이|"
        "العمر"
    ),
    "organization": (
        "InstitutionName|Institution name|INSTITUTION|Institution:|Inst.Name|Hosp.Name|Hosp. Name|Hospital name|Hospital Name|Hosp:|HOSP|Hosp.Klinik|"
        "Hospital/Clinic|Klinik:|KLINIK|Klinik/Praxis|Klinikum|Clinic name|Clinic Name|CLINIC|Medical Center|Med. Center|Imaging center|Imaging Center|"
        "Center Name|Facility Name|FACILITY|SITE|Site ID|Site name|Station:|Station Name|StationName|STATION|Workstation|Referring Hospital|Referring Facility|"
        "Ref. Hospital|Ref. Site|Requesting Service|Request from|Requesting Dept|Ordering Facility|Ordering location|Dep.|Dept:|Department Name|"
        "InstitutionalDepartmentName|Division|Unit|Clinic/Ward|Wards|Nursing unit|Performed at|Acquired at|Exam site|Scan site|Study site|Destination|"
        "Sent from|Sent to|Send to|Origin|Source|Customer|Licensed to|Registered to|Account name|Health plan|Payer|Insurer|Carrier|Kasse|Krankenkasse|"
        "Kostenträger|Zuweisende Klinik|Zuweisende Stelle|Anfordernde Station|Anf. Klinik|Standort|Mandant|Praxis:|Etablissement|Hôpital:|Centre hospitalier|"
        "Service demandeur|Unité|UF|Provenance|Ospedale:|Reparto richiedente|Reparto di provenienza|Provenienza|Sede|Azienda|ASL|Hospital de origen|"
        "Centro médico|Centro solicitante|Servicio|Unidad|Hospital de origem|Serviço|Instituição:|Unidade|Convênio|Ziekenhuis:|Afd.|Locatie|Vårdenhet|"
        "Klinik/avd|Avdelning|Avd.|Avdeling|Sykehus:|Sygehus|Afdeling:|Sairaala:|Yksikkö|Osasto|Szpital:|Oddział|Zakład|Poradnia|Nemocnice:|Oddělení|Zařízení|"
        "Nemocnica|Oddelenie|Kórház:|Osztály|Intézmény|Hastane:|Hastane Adı|Kurum|Bölüm|Servis|Spitalul|Secția|Clinica|Bolnica:|Odjel|Zavod|Ustanova:|Ruang|RS|"
        "Poli|Khoa|BV|Учреждение|Отделение|Клиника|病院名|診療科|病棟|医院名称|科室|병원|병원명|진료과|مستشفى"
    ),
    "location": (
        "Patient address|PatientAddress|Patient's Address|Home|Home addr.|Street address|Street/No|City/Town|City/ZIP|Zip/City|PLZ/Ort|PLZ Ort|Wohnhaft|"
        "wohnhaft in|Wohnadresse|Straße/Nr|Str.|Stadt|Land|Region|County|Province|Prov.|District|Village|Suburb|Postal address|Mailing address|Residency|"
        "Domicile|Adresse:|Domicile:|Lieu de naissance|Code postal/Ville|Pays|Luogo di nascita|Nato a|Residente a|Via|Provincia|Lugar de nacimiento|Localidad|"
        "Municipio|País|Calle|Morada|Localidade|Naturalidade|Município|Rua|Woonadres|Straat|Postadress|Ort:|Bostad|Bopæl|By|Bosted|Kotikunta|Paikkakunta|"
        "Miejsce urodzenia|Ulica|Adres zamieszkania|Místo narození|Ulice|Obec|Bydlisko|Lakóhely|Születési hely|Adres:|İl|İlçe|Şehir|Localitate|Domiciliu|Oraș|"
        "Mjesto|Grad|Prebivalište|Kota|Kab.|Kec.|Tỉnh|Quận|Место рождения|Город|Улица|住居|出身地|籍贯|家庭住址|주소|العنوان"
    ),
    "profession": (
        "Occup.|Occ.|Occ|OCCUPATION|Patient occupation|Patient's Occupation|Profession:|Position held|Employed as|Works as|Job Title|Role|Vocation|Beruf:|"
        "ausgeübter Beruf|Berufsgruppe|Profession du patient|Mestiere|Lavoro|Impiego|Occupazione|Oficio|Puesto|Trabajo|Profissão:|Cargo|Werk|Functie|Beroep:|"
        "Sysselsättning|Stilling|Erhverv|Työ|Stanowisko|Zaměstnání|Zamestnanie|Munkakör|Görev|Meslek:|Profesia|Profesie|Zvanje|Poklic|Jabatan|Công việc|"
        "Должность|Род занятий|仕事|工作|직업|المهنة"
    ),
    "phone": (
        "Phone:|PHONE|Tel:|Tel No|Tel. No.|Tel/Fax|T:|F:|M:|P:|Phone (home)|Phone (work)|Home Tel|Mob|Mob.|Mobile No|Cell phone|Contact No|Contact number|"
        "Call back|Callback|Hotline|Helpdesk|Service|Support|Telefonnr.|Tel. privat|Telefax|Rückruf|Tél. domicile|Portable:|N° tél|Tel. casa|Cell.|Recapito|"
        "Telf.|Nº teléfono|Contacto|Contato|Telemóvel|Mobiel|Telefoonnr|Mobilnr|Tlf|Tlf.|Tfn|Puh|Nr telefonu|Tel. č.|Mobil:|Cep Tel|GSM|Nr. tel.|Broj telefona|"
        "No. HP|No Telp|ĐT|Тел.|Тел|連絡先|联系电话|전화"
    ),
    "zip": (
        "ZIP:|Zip code:|Postcode:|Post code|PLZ:|Postal code|C.P|CAP:|CEP:|Cód. Postal|Postnr.|Kod|PSČ:|Ir.szám|P.K.|Pošta|우편번호"
    ),
    "username": (
        "User:|USER|User name:|Username:|Login:|LOGIN|UserID|User-ID|USERID|Operator:|Operator Id|OperatorID|Logged on|Logged in user|Logged-in user|"
        "Current user|Signed in as|Sign in|Changed by|Last changed by|Created by|Edited by|Saved by|Exported by|Deleted by|Locked by|Opened by|Benutzer:|"
        "Benutzerkennung|Kennung|Bearbeiter|Geändert von|Erstellt von|Code utilisateur|Connecté|Nom d'utilisateur|Modifié par|Utente:|Nome utente|"
        "Modificato da|Usuario:|Modificado por|Utilizador|Criado por|Gebruikersnaam|Inloggad|Inlogget|Brugernavn|Brukernavn|Käyttäjätunnus|Zalogowany|Login:|"
        "Přihlášen|Prihlásený|Kullanıcı Adı|Oturum|Korisničko ime|Tên đăng nhập|Логин|ログイン|用户名|사용자"
    ),
    "email": (
        "E-Mail:|email:|Email:|EMAIL ADDRESS|Email to|Mailto|Mail to|Reply to|From|To|E-Mail-Adresse|Mél|Indirizzo e-mail|E-mail:|Correo-e|Correio|E-mailadres|"
        "E-postadress|E-mailová adresa|E-posta:|電子メール|电子邮件|이메일"
    ),
}
