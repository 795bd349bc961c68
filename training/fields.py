"""Names of fields on overlays and forms, in many languages."""

from __future__ import annotations

LABELS: dict[str, str] = {
    "patient": (
        "Name|Patient|Patient Name|Patient name|PATIENT NAME|Pat|Pat.|Pt|Pt.|PT|Pt Name|Pt. Name|Patient's Name|NAME|Name of patient|Full Name|Last Name|Surname|"
        "First Name|Given Name|Last, First|Family name|Forename|Client|Owner|Owner Name|Mother|Mother's name|Subject|Patientenname|Patientin|Vorname|Nachname|Familienname|"
        "Nom|Prénom|Nom du patient|Nom, prénom|Nom de naissance|Nome|Nome e cognome|Cognome|Paziente|Nombre|Apellido|Apellidos|Paciente|Nombre del paciente|Nome do paciente|"
        "Naam|Patiënt|Patiëntnaam|Voornaam|Namn|Efternamn|Navn|Nimi|Potilas|Imię i nazwisko|Pacjent|Nazwisko|Jméno|Jméno pacienta|Příjmení|Meno|Név|Beteg neve|Beteg|Ad Soyad|Hasta Adı|Hasta|Adı|"
        "Nume|Pacient|Ime i prezime|Ime|Pacijent|Nama|Nama Pasien|Họ tên|Bệnh nhân|Ονοματεπώνυμο|Пациент|Фамилия|ФИО|患者氏名|氏名|患者名|姓名|病人姓名|Px Name|Px|Animal|Animal Name|PatName|PName|PATIENT|Name/ID|Case|Nm|PAT NAME"
    ),
    "staff": (
        "Operator|Op|Op.|OP|Oper|Operator Name|Operators|Tech|Tech.|Technologist|Technician|Sonographer|SONOGRAPHER|Sono|Physician|Phys|Phys.|Ref. Phys.|Ref Phys|Referring|Referring Physician|Referring MD|"
        "Ref MD|Ref|Ref.|REF DR|Ref Dr|Performing Physician|Perf. Phys.|Perf Phys|Attending|Radiologist|RADIOLOGIST|Cardiologist|Reader|Read by|Reading Physician|Interpreted by|Reported by|Dictated by|Signed|Signed by|Electronically signed by|"
        "Approved by|Verified by|Ordering Physician|Ordered by|Requested by|Surgeon|Endoscopist|Anesthetist|Anesthesiologist|Nurse|Assistant|Doctor|Dr|Dr.|DR|MD|Examiner|Examined by|Scanned by|Performed by|Done by|Attn|Consultant|GP|PCP|"
        "Untersucher|Arzt|Ärztin|MTRA|MTA|Zuweiser|Überweiser|Überw. Arzt|Befunder|Operateur|Hausarzt|Médecin|Opérateur|Prescripteur|Radiologue|Manipulateur|Medico|Medico richiedente|Operatore|Tecnico|TSRM|Médico|Técnico|Operador|Referente|Médico solicitante|"
        "Arts|Aanvrager|Laborant|Läkare|Lege|Läge|Lääkäri|Lekarz|Operator/Tech|Lékař|Orvos|Doktor|Hekim|Medic|Liječnik|Dokter|Bác sĩ|Врач|医師|技師|医生|检查医师|報告医師|By|User|Initials|Performed By|Vet|DVM|Veterinarian|Rad|Fellow|Resident|RT|Doc|Author|Cardio|Tchn|PI"
    ),
    "birth": (
        "DOB|D.O.B.|DOB:|Dob|Birth Date|Birthdate|Date of Birth|BirthDate|Birth|Born|BD|B.D.|Birthday|DoB|Geburtsdatum|Geb.|geb.|Geb.-Datum|GebDat|Geb|Né le|Née le|Date de naissance|DDN|Ddn|Né(e) le|Data di nascita|Nato il|Nata il|D.N.|DN|Fecha de nacimiento|"
        "F. Nac.|FN|F.Nac|Nacimiento|Data de nascimento|Dt. Nasc.|Nascimento|Nasc|Geboortedatum|Geb.dat.|Födelsedatum|Född|Fødselsdato|Født|Syntymäaika|Data urodzenia|Ur.|Datum narození|Nar.|Szül. dátum|Született|Doğum Tarihi|D. Tarihi|Data nașterii|Datum rođenja|Tgl Lahir|Ngày sinh|Дата рождения|Д.р.|生年月日|出生日期|出生年月"
    ),
    "date": (
        "Date|Study Date|Exam Date|Exam date|Acq Date|Acq. Date|Acquired|Series Date|Scan Date|Date of Exam|Exam|Study|Date/Time|DATE|Date of Study|Visit|Visit Date|Admitted|Admission|Discharge|Report Date|Printed|Print Date|Image Date|Date Acquired|Performed|Scheduled|Datum|"
        "Untersuchungsdatum|Aufnahmedatum|Unt.-Datum|Aufn.|Aufnahme|Date d'examen|Examen du|Le|Data|Data esame|Data do exame|Fecha|Fecha de estudio|Fecha examen|Fecha del examen|Onderzoeksdatum|Undersökningsdatum|Dato|Päivämäärä|Pvm|Data badania|Datum vyšetření|Dátum|Vizsgálat dátuma|Tarih|Tetkik Tarihi|Data examinării|Tanggal|Ngày|Дата|検査日|日付|检查日期|日期|"
        "LMP|EDD|EDC|EDD(LMP)|EDC(LMP)|EDD (AUA)|EDD(US)|LMP Date|ET|DOC|EDC by LMP|ET/EDC|DDR|FUM|DUM|UM|Letzte Periode|Date of injury|DOI|DOS|Date of Service|Collected|Received|Surgery date|Acq|Created|Exp|DOE|Date taken|Dt"
    ),
    "time": "Time|TIME|Study Time|Exam Time|Acq Time|Acq Tm|Img Tm|Img Time|Start|Start time|End|Uhrzeit|Zeit|Heure|Ora|Hora|Tijd|Tid|Godz.|Čas|Idő|Saat|Ora|Jam|Giờ|Время|時刻|时间|Clock|Content Time|Acq.Tm|Tm|Timestamp|Inj. time|Injection time|Time of exam",
    "id": (
        "ID|Id|ID#|ID:|Pat ID|Pat. ID|Patient ID|PatientID|PATIENT ID|Pt ID|PID|P.ID|MRN|MR#|MR No|MRN#|Med Rec #|Medical Record No.|Medical Record Number|Record #|Chart|Chart #|Chart No|Hosp No|Hospital No|UR|URN|NHS|NHS No|HN|Acc|Acc#|Acc:|Acc No|Acc. No.|Accession|ACC#|Accession #|Accession No.|Accession Number|"
        "ACC|Order|Order No|Order #|Req|Req #|Requisition|Exam ID|Exam #|Exam No|Study ID|StudyID|Study #|Ex|Ex:|Case ID|Case No|Case #|Visit #|Visit No|Enc|Encounter|FIN|Fin #|Account|Acct|Acct #|Acct No|SSN|SS#|Soc Sec|Insurance No|Policy|Serial|S/N|SN|Device ID|Device S/N|Station ID|Film #|Ref No|Specimen|Other ID|Alt ID|IPP|NIP|NDA|NIR|N° dossier|N° patient|N° examen|"
        "Patienten-ID|Pat.-Nr.|PatNr|Pat.Nr.|Fall-Nr.|Fallnummer|Auftragsnr.|Auftrag|Unt.-Nr.|Versicherungsnr.|Codice|Codice paziente|Cod. Fisc.|N. esame|Nº|N.º|Nº Historia|NHC|Historia|Historia Clínica|HC|DNI|NIE|Nº de acceso|Expediente|Prontuário|Registro|CPF|RG|Matrícula|Patiëntnummer|Patiëntnr|BSN|Onderzoeksnr|Personnummer|Pnr|PNR|CPR|CPR-nr|Fødselsnr|Henkilötunnus|PESEL|Nr badania|Nr|RČ|R.č.|Rodné číslo|TAJ|TAJ szám|TC No|TC Kimlik No|Dosya No|Protokol No|CNP|OIB|MBO|No. RM|No RM|Mã BN|PID/Acc|№|Номер|患者ID|患者番号|検査番号|病历号|检查号|门诊号|住院号|Owner ID|Microchip|Lot|Badge|Barcode"
    ),
    "age": "Age|AGE|Pt Age|Patient Age|Age:|Age/Sex|Age / Sex|Alter|Âge|Age au examen|Età|Edad|Idade|Leeftijd|Ålder|Alder|Ikä|Wiek|Věk|Vek|Életkor|Kor|Yaş|Yaşı|Vârsta|Dob/Age|Umur|Usia|Tuổi|Возраст|年齢|年龄|Years|Yrs",
    "organization": "Institution|Institution Name|Inst|Inst.|Hospital|HOSPITAL|Hosp|Hosp.|Facility|Site|Clinic|Department|Dept|Dept.|Location|Center|Centre|Practice|Ward|Station|Site Name|Organization|Employer|Company|Insurance|Krankenhaus|Klinik|Abteilung|Institut|Praxis|Einrichtung|Hôpital|Établissement|Service|Ospedale|Istituto|Struttura|Reparto|Hospital|Clínica|Centro|Institución|Instituição|Ziekenhuis|Instelling|Afdeling|Sjukhus|Klinik|Sykehus|Sairaala|Szpital|Nemocnice|Pracoviště|Kórház|Hastane|Spital|Ustanova|Bolnica|Rumah Sakit|Bệnh viện|Больница|医院|病院|施設名|Referring site|From|Lab|Sponsor|School",
    "location": "Address|Addr|Addr.|ADDRESS|Street|City|Town|Home address|Residence|City/State|Country|State|Adresse|Anschrift|Wohnort|Ort|Straße|Ville|Rue|Indirizzo|Residenza|Città|Comune|Dirección|Domicilio|Ciudad|Población|Endereço|Cidade|Bairro|Adres|Woonplaats|Plaats|Adress|Ort|Osoite|Miasto|Adresa|Bydliště|Město|Cím|Lakcím|Adres|Adresă|Alamat|Địa chỉ|Адрес|住所|地址|Birthplace|Place of birth|Geburtsort",
    "profession": "Occupation|Profession|Job|Job title|Employment|Work|Beruf|Tätigkeit|Métier|Professione|Profesión|Ocupación|Profissão|Beroep|Yrke|Ammatti|Zawód|Povolání|Foglalkozás|Meslek|Mesleği|Ocupație|Zanimanje|Pekerjaan|Nghề nghiệp|Профессия|職業|职业|Trade|Title",
    "phone": "Phone|Phone No|Phone #|Tel|Tel.|TEL|Telephone|Mobile|Cell|Fax|Ph|Ph.|Contact|Home phone|Work phone|Telefon|Tel.-Nr.|Handy|Mobil|Téléphone|Tél|Tél.|Telefono|Cellulare|Teléfono|Tfno|Móvil|Telefone|Celular|Telefoon|Puh.|Puhelin|Telefonszám|Telefon No|Telepon|Hp|SĐT|Телефон|電話|电话|Pager|Ext|Ext.|Call|Emergency contact",
    "zip": "ZIP|Zip|Zip Code|ZIP Code|Zip code|Postal Code|Postal|Postcode|Post Code|PLZ|Postleitzahl|Code postal|CP|CAP|C.P.|Código Postal|CEP|Postnummer|Postnr|Postinumero|Kod pocztowy|PSČ|Irányítószám|Irsz|Posta Kodu|Cod poștal|Poštanski broj|Kode Pos|Индекс|郵便番号|邮编",
    "username": "User|User ID|Username|User name|Login|Login ID|Logged in|Logged in as|Account|Operator ID|OpID|Op ID|Tech ID|Benutzer|Benutzername|Angemeldet|Anmeldename|Utilisateur|Identifiant|Utente|Usuario|Usuário|Gebruiker|Användare|Bruker|Käyttäjä|Użytkownik|Uživatel|Felhasználó|Kullanıcı|Utilizator|Korisnik|Pengguna|Пользователь|ユーザー|用户|Session|Acquired by|Modified by|User:|Oper ID|Host user|Owner",
    "email": "E-mail|Email|e-mail|EMAIL|Mail|E-Mail|eMail|Contact|Courriel|Correo|Correo electrónico|E-mail address|Email address|E-posta|Sähköposti|Adresse e-mail|メール|邮箱|Send to|cc",
}
"""Names of PHI fields; templates that ``|`` separates."""

TECHNICAL_LABELS = (
    "Modality|Body Part|View|Position|Laterality|Sex|Gender|Weight|Height|Exam Type|Study Description|Series Description|Procedure|Protocol|Preset|Probe|Transducer|Scanner|Device|Model|Manufacturer|"
    "Software|Version|Priority|Status|Contrast|Dose|Indication|Diagnosis|Comment|Comments|Reason|Exam|Study|Technique|Findings|Impression|Series|Image|Images|Pages|Page|Mode|Angle|Field|Filter|Kernel|Geschlecht|Größe|Gewicht|Untersuchung|Protokoll|Gerät|Diagnose|"
    "Sexe|Poids|Taille|Examen|Appareil|Sesso|Peso|Altezza|Esame|Sexo|Talla|Estudio|Equipo|Exame|Geslacht|Gewicht|Lengte|Onderzoek|Kön|Vikt|Längd|Płeć|Waga|Pohlaví|Nem|Cinsiyet|Kilo|Tetkik|Sex|Gravida|Para|BSA|BP|HR|GA|Fetus|Pol|Jenis Kelamin|Пол|性別|性别|检查部位|部位|設備|Breed|Species|Blood pressure|Allergies|Urgency|Coil|Patient Position|"
    "PatPos|Lens|Scope|Processor|Light|Grid|Table|Focus|SID|Exposure|Plate|Cassette|Target|Compression|Count|Isotope|Radiopharmaceutical|Eye|Strategy|Stimulus|Reliability"
)
