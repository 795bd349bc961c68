"""The labels that name a field on a device's screen, in the languages devices speak."""

from __future__ import annotations

from enum import Enum, auto

from fw_gear_presidio.text.recognizers.vocabulary import _words


class LabelKind(Enum):
    """What a label says of its value."""

    OTHER = auto()
    """Names something that is no PHI; it keeps a shorter label inside it from matching."""
    PATIENT = auto()
    PERSON = auto()
    STAFF = auto()
    DATE = auto()
    TIME = auto()
    AGE = auto()
    ID = auto()
    ORGANIZATION = auto()
    LOCATION = auto()
    PHONE = auto()
    ZIP = auto()
    USERNAME = auto()
    EMAIL = auto()
    PROFESSION = auto()


LABELS: dict[LabelKind, tuple[str, ...]] = {
    LabelKind.OTHER: _words(
        """protocol name, series name, study name, station name, device name, model name, file name,
        scan name, sequence name, procedure, study description, series description, exam type, exam name,
        image id, frame id, slice id, patient position, patient orientation, patient weight, patient height,
        patient size, pt weight, pt height, pt position, sex, gender, geschlecht, sexe, sexo, sesso, weight,
        height, gewicht, grösse, poids, taille, peso, altezza, altura, bsa, bmi, modality, body part,
        protocol, series, study, preset, application, probe, transducer, comment, comments, probe id,
        software, version, detector id, filter, window, level, view, kv, ma, mas, gestational age, ga,
        bone age, us age, menstrual age, mean age, clinical age, age by us, avg us age, id width, test id,
        patient data, patient info, patient list, new patient, patient entry, exam date range, test name,
        image no, image number, series no, series number, slice no, frame no, im, se, loc id, page"""
    ),
    LabelKind.PATIENT: _words(
        """patient, pt, pat, pac, paciente, paziente, patiënt, patientin, pacjent, pacient, patsient,
        potilas, beteg, hasta, пациент, ασθενής, 患者, 환자"""
    ),
    LabelKind.PERSON: _words(
        """name, patient name, patient's name, patients name, pat name, pt name, full name, last name,
        first name, surname, given name, family name, middle name, maiden name, lname, fname, mother,
        mother's name, father, other names, guardian, contact, nachname, vorname, familienname,
        patientenname, geburtsname, nom, prénom, prenom, nom du patient, nom patient, nombre, apellido,
        apellidos, nombre del paciente, nombre paciente, nome, cognome, nome paziente, nome do paciente,
        sobrenome, naam, achternaam, voornaam, naam patiënt, namn, förnamn, efternamn, navn, fornavn,
        etternavn, efternavn, nimi, sukunimi, etunimi, nazwisko, imię, imie, jméno, jmeno, příjmení, meno,
        priezvisko, név, nev, nume, prenume, ad soyad, adı soyadı, soyad, isim, ime, prezime, фио, имя,
        фамилия, όνομα, 氏名, 患者名, 姓名, 名前, 이름, 성명"""
    ),
    LabelKind.STAFF: _words(
        """op, oper, operator, operators, op name, operator name, operator's name, performed by, perf by,
        performing physician, perf phys, performing, technologist, tech, tech name, technician, mta, mtra, sonographer,
        sonog, sono, radiologist, radiographer, reading physician, reader, read by, reported by,
        interpreted by, referring physician, referring phys, ref physician, ref phys, ref. phys,
        ref md, ref dr, ref doc, ref doctor, referring md, referring dr, referring, referred by, ref by,
        requesting physician, req phys, req physician, requested by, requesting, ordering physician,
        ordering, ordered by, ord phys, attending, attending physician, physician, phys, phy, doctor, doc,
        surgeon, nurse, examiner, examined by, scanned by, signed by, approved by, verified by, by, dictated by,
        physician name, physician's name, consultant, gp, clinician, diagnost, bediener, untersucher, arzt,
        zuweiser, überweiser, befunder, médecin, medecin, opérateur, operateur, médecin référent,
        prescripteur, technicien, médico, medico, operador, técnico, tecnico, médico solicitante,
        operatore, medico richiedente, dottore, arts, aanvrager, läkare, läk, lege, læge, lekarz, lékař,
        orvos, doktor, врач, оператор, 医師, 検査者, 技師, 의사"""
    ),
    LabelKind.DATE: _words(
        """dob, d.o.b., d.o.b, date of birth, birth date, birthdate, birthday, born, b.date, bdate, bd, birth,
        date, exam date, study date, acq date, acquisition date, scan date, visit date, image date,
        admission date, admitted, adm date, series date, performed, exam, exam on, report date, print date,
        lmp, edd, edc, lmp date, date of exam, date of study, date of service, dos, today, img date, im date,
        datum, geb, geb., geb datum, geb.-datum, geburtsdatum, geboren, untersuchungsdatum, aufnahmedatum,
        date de naissance, né le, née le, ddn, naissance, date d'examen, date examen, fecha, fecha nac,
        fecha de nacimiento, fec nac, f. nac, nacimiento, fecha estudio, fecha examen, data, data di nascita,
        nato il, nata il, nascita, data esame, data de nascimento, nascimento, dn, dt nasc, data nasc,
        data exame, geboortedatum, geb dat, född, fødselsdato, fødselsdag, født, undersökningsdatum,
        syntymäaika, data urodzenia, ur., data badania, datum narození, nar., születési idő, szül, dátum,
        data nașterii, doğum tarihi, d.tarihi, tarih, datum rođenja, дата рождения, дата, д.р.,
        生年月日, 検査日, 出生日期, 日期, 생년월일"""
    ),
    LabelKind.TIME: _words(
        """time, exam time, study time, acq time, acquisition time, img tm, image time, img time, tm,
        series time, uhrzeit, zeit, heure, hora, ora, tijd, tid, czas, čas, saat, время, 時刻"""
    ),
    LabelKind.AGE: _words(
        """age, patient age, patient's age, pat age, pt age, age/sex, sex/age, age / sex, alter, âge, edad, età, eta, idade, leeftijd, ålder,
        alder, ikä, wiek, věk, vek, kor, életkor, vârsta, varsta, yaş, yas, возраст, ηλικία, 年齢, 年龄, 나이"""
    ),
    LabelKind.ID: _words(
        """id, patient id, pat id, pt id, pid, patient's id, patientid, id no, id num, id number, patient no, patient number,
        patient nr, mrn, mr, mr no, med rec, medical record, medical record number, med rec no, med rec number, record no, chart,
        chart no, file no, hosp no, hospital no, hospital number, hn, uhid, nhs, nhs no, ssn, soc sec,
        social security, acc, acc no, acc num, acc number, accession, accession no, accession number, acc#, accn, an, exam no, exam id,
        exam number, exam, ex, study id, study no, order, order no, order id, order number, req no, req id,
        requisition, visit, visit no, visit id, visit number, encounter, encounter id, admission id, case,
        case id, case no, account, acct, account no, acct no, fin, csn, barcode, subject id, subject,
        participant id, license, lic no, policy no, insurance no, member id, npi, badge, employee id,
        study uid, uid, ref no, reference no, unit no, serial, serial no, s/n, sn, device id, ipp, nip, nir, iep,
        numéro patient, no dossier, dossier, patienten-id, patientennummer, pat.-nr, patnr, pat nr, fallnummer, fall-nr,
        fallnr, auftragsnummer, auftrag, versichertennummer, historia, historia clínica, hc, nhc, n. historia,
        cédula, cedula, dni, nss, identificación, cartella, codice fiscale, cod paz, codice, nosologico,
        prontuário, prontuario, matrícula, registro, cpf, rg, patiëntnummer, patientnummer, bsn, personnummer, pnr,
        fødselsnummer, fnr, cpr, cpr nr, henkilötunnus, hetu, pesel, nr pacjenta, rodné číslo, rč, r.č.,
        taj, taj szám, cnp, tc kimlik, tc no, protokol no, dosya no, jmbg, oib, снилс, номер, 患者番号,
        患者id, 病歴番号, 受付番号, 住院号, 门诊号, 病历号, 등록번호"""
    ),
    LabelKind.ORGANIZATION: _words(
        """institution, institution name, inst, inst name, hospital, hospital name, hosp name, facility, facility name, site, site name, clinic,
        clinic name, department, dept, dept., ward, unit name, center name, centre, organization, organisation,
        employer, institut, krankenhaus, klinik, abteilung, abt, établissement, etablissement, hôpital, service,
        institución, centro, servicio, departamento, istituto, ospedale, reparto, instituição, instelling,
        ziekenhuis, afdeling, sjukhus, avdelning, szpital, oddział, nemocnice, 病院名, 施設名, 医院, 科室"""
    ),
    LabelKind.LOCATION: _words(
        """address, addr, home address, city, town, state, country, county, region, room, room no, bed, bed no,
        residence, location, current location, adresse, anschrift, ort, wohnort, stadt, strasse, ville, dirección, direccion,
        ciudad, domicilio, indirizzo, città, endereço, cidade, adres, woonplaats, adress, miasto, adresa, адрес, 住所, 地址"""
    ),
    LabelKind.PHONE: _words(
        """tel, tel., telephone, phone, phone no, phone number, ph, fax, mobile, mob, cell, cell phone, home phone,
        work phone, pager, telefon, téléphone, teléfono, telefono, telefone, celular, móvil, handy, telefoon, puhelin,
        tlf, gsm, тел, телефон, 電話, 电话, 전화"""
    ),
    LabelKind.ZIP: _words(
        """zip, zip code, zipcode, postal code, postcode, post code, plz, code postal, cp, código postal,
        codigo postal, cap, cep, postnr, postnummer, kod pocztowy, psč, 郵便番号, 〒, 邮编, 우편번호"""
    ),
    LabelKind.USERNAME: _words(
        """user, username, user name, user id, userid, login, login name, logged in, logged in as, logon, usr,
        benutzer, benutzername, utilisateur, identifiant, usuario, utente, usuário, gebruiker, användare, bruker,
        użytkownik, uživatel, пользователь, ユーザー, 用户"""
    ),
    LabelKind.EMAIL: _words("email, e-mail, mail, e mail, courriel, correo, correo electrónico"),
    LabelKind.PROFESSION: _words(
        "occupation, profession, job, job title, title, beruf, profesión, professione, ocupación, ocupação, role, yrke, zawód"
    ),
}
