import { DataSource } from 'typeorm';
import { Socle1764000000000 } from '../../migrations/1764000000000-socle.js';
import { IndexDeListes1764100000000 } from '../../migrations/1764100000000-index-de-listes.js';
import { JournalInviolable1764300000000 } from '../../migrations/1764300000000-journal-inviolable.js';
import { SecondMur1764400000000 } from '../../migrations/1764400000000-second-mur.js';
import { SessionsEtLimites1764500000000 } from '../../migrations/1764500000000-sessions-et-limites.js';
import { PreuvesAccords1764600000000 } from '../../migrations/1764600000000-preuves-accords.js';
import { ChiffrementAuRepos1764700000000 } from '../../migrations/1764700000000-chiffrement-au-repos.js';
import { Administration1764900000000 } from '../../migrations/1764900000000-administration.js';
import { Documents1765000000000 } from '../../migrations/1765000000000-documents.js';
import { HabilitationRelue1765050000000 } from '../../migrations/1765050000000-habilitation-relue.js';
import { ExportsAuCoffre1765200000000 } from '../../migrations/1765200000000-exports-au-coffre.js';
import { PreuveEtSuspension1765210000000 } from '../../migrations/1765210000000-preuve-et-suspension.js';
import { RetraitDuJournal1765220000000 } from '../../migrations/1765220000000-retrait-du-journal.js';
import { PlacesDeSockets1765240000000 } from '../../migrations/1765240000000-places-de-sockets.js';
import { EcrituresResserrees1765500000000 } from '../../migrations/1765500000000-ecritures-resserrees.js';
import { RangDesTraces1765600000000 } from '../../migrations/1765600000000-rang-des-traces.js';
import { ContactsScelles1765602000000 } from '../../migrations/1765602000000-contacts-scelles.js';
import { Dispositifs1765603000000 } from '../../migrations/1765603000000-dispositifs.js';
import { Cercle1765700100000 } from '../../migrations/1765700100000-cercle.js';
import { Dits1765700200000 } from '../../migrations/1765700200000-dits.js';
import { PlanActions1765700300000 } from '../../migrations/1765700300000-plan-actions.js';
import { Diagnostic1765700000000 } from '../../migrations/1765700000000-diagnostic.js';
import { MursParCle1765610000000 } from '../../migrations/1765610000000-murs-par-cle.js';
import { RencontresDuRetour1765800000000 } from '../../migrations/1765800000000-rencontres-du-retour.js';
import { Contacts1765810000000 } from '../../migrations/1765810000000-contacts.js';
import { Cloture1766000000000 } from '../../migrations/1766000000000-cloture.js';
import { Preconisations1766000100000 } from '../../migrations/1766000100000-preconisations.js';
import { DroitsSociaux1766000200000 } from '../../migrations/1766000200000-droits-sociaux.js';
import { AidesFinancieres1766000300000 } from '../../migrations/1766000300000-aides-financieres.js';
import { LiensReponse1766100000000 } from '../../migrations/1766100000000-liens-reponse.js';
import { ReglesDatees1766100100000 } from '../../migrations/1766100100000-regles-datees.js';
import { RegimeAgricole1766100200000 } from '../../migrations/1766100200000-regime-agricole.js';
import { AlertesEntreprise1766100300000 } from '../../migrations/1766100300000-alertes-entreprise.js';
import { IndexDesLiens1766200000000 } from '../../migrations/1766200000000-index-des-liens.js';
import { CompteDuMandataire1766300000000 } from '../../migrations/1766300000000-compte-du-mandataire.js';
import { MotRepris1766300100000 } from '../../migrations/1766300100000-mot-repris.js';
import { RangDeFrappe1766300200000 } from '../../migrations/1766300200000-rang-de-frappe.js';
import { PropositionsDEtapes1765900000000 } from '../../migrations/1765900000000-propositions-d-etapes.js';
import { MotsDuLivret1765900100000 } from '../../migrations/1765900100000-mots-du-livret.js';
import { Mandats1765900200000 } from '../../migrations/1765900200000-mandats.js';
import { RendezVous1765820000000 } from '../../migrations/1765820000000-rendez-vous.js';
import { confierCoffre } from '../chiffrement/coffre-de-migration.js';
import type { Coffre } from '../chiffrement/coffre.js';
import { GelDesDocuments1765100000000 } from '../../migrations/1765100000000-gel-des-documents.js';
import { DroitsEtConservation1764800000000 } from '../../migrations/1764800000000-droits-et-conservation.js';
import { RevueEnDirect1765300000000 } from '../../migrations/1765300000000-revue-en-direct.js';
import { PreparationDeRevue1765400000000 } from '../../migrations/1765400000000-preparation-de-revue.js';
import './pg.js';

/** Migrations dans l'ordre ; la liste est écrite pour que le paquet construit n'explore pas le disque. */
export const MIGRATIONS = [
  Socle1764000000000,
  IndexDeListes1764100000000,
  JournalInviolable1764300000000,
  SecondMur1764400000000,
  SessionsEtLimites1764500000000,
  PreuvesAccords1764600000000,
  ChiffrementAuRepos1764700000000,
  DroitsEtConservation1764800000000,
  Administration1764900000000,
  Documents1765000000000,
  HabilitationRelue1765050000000,
  GelDesDocuments1765100000000,
  ExportsAuCoffre1765200000000,
  PreuveEtSuspension1765210000000,
  RetraitDuJournal1765220000000,
  PlacesDeSockets1765240000000,
  RevueEnDirect1765300000000,
  PreparationDeRevue1765400000000,
  EcrituresResserrees1765500000000,
  RangDesTraces1765600000000,
  ContactsScelles1765602000000,
  Dispositifs1765603000000,
  Diagnostic1765700000000,
  Cercle1765700100000,
  Dits1765700200000,
  PlanActions1765700300000,
  MursParCle1765610000000,
  RencontresDuRetour1765800000000,
  Contacts1765810000000,
  Cloture1766000000000,
  Preconisations1766000100000,
  DroitsSociaux1766000200000,
  AidesFinancieres1766000300000,
  LiensReponse1766100000000,
  ReglesDatees1766100100000,
  RegimeAgricole1766100200000,
  AlertesEntreprise1766100300000,
  PropositionsDEtapes1765900000000,
  MotsDuLivret1765900100000,
  Mandats1765900200000,
  RendezVous1765820000000,
  IndexDesLiens1766200000000,
  CompteDuMandataire1766300000000,
  MotRepris1766300100000,
  RangDeFrappe1766300200000,
];

/** Clé du verrou consultatif : deux processus qui démarrent ensemble migrent l'un après l'autre. */
const VERROU = 7_301_956;

/** Amène la base au dernier schéma ; chaque migration est une transaction. `coffre` n'est demandé que s'il y a des données à chiffrer. */
export async function migrer(url: string, coffre?: () => Coffre): Promise<void> {
  const source = new DataSource({ type: 'postgres', url, migrations: MIGRATIONS, migrationsTableName: 'migration' });
  if (coffre) confierCoffre(source, coffre);
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [VERROU]);
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [VERROU]).catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}
