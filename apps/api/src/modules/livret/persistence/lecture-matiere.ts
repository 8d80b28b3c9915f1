import { Inject, Injectable } from '@nestjs/common';
import type { DonneesDispositif, EtatDossier, RendezVousDit } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { ouvrirContact } from '../../../platform/chiffrement/contacts.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { TACHE_PUBLIER } from '../../tache/tache.port.js';
import type {
  MatiereLivret,
  PersonneDuCercle,
  ServiceDuCercle,
  TacheDuDossier,
  VisiteDuDossier,
} from '../composer/composer-brouillon.js';
import type { RencontreDuDossier } from '../composer/etapes-rencontres.js';
import { LectureRendezVous } from './lecture-rendez-vous.js';

const EN_COURS = (alias: string): string =>
  `${alias}.debut <= now() AND (${alias}.fin IS NULL OR ${alias}.fin > now())`;

const PERSONNES = `SELECT u.id, u.telephone_scelle AS sceau, u.civilite, u.prenom, u.nom, h.fonction, a.role = 'REFERENT' AS referent, h.organisme_id AS "organismeId",
    o.nom AS organisme, o.telephone
  FROM affectation_dossier a
  JOIN utilisateur u ON u.id = a.utilisateur_id AND u.actif
  JOIN LATERAL (SELECT b.fonction, b.organisme_id FROM habilitation b WHERE b.utilisateur_id = u.id AND ${EN_COURS('b')}
    AND b.unite NOT IN ('ASSURE','ADMINISTRATION','PILOTAGE')
    ORDER BY (a.role = 'REFERENT' AND b.fonction = 'ASSISTANT_SERVICE_SOCIAL') DESC, b.debut, b.id LIMIT 1) h ON TRUE
  LEFT JOIN organisme o ON o.id = h.organisme_id
  WHERE a.dossier_id = $1::uuid AND a.role IN ('REFERENT','CERCLE') AND ${EN_COURS('a')}
  ORDER BY (a.role = 'REFERENT') DESC, a.debut, a.id`;

const SERVICES = `SELECT c.unite, c.organisme_id AS "organismeId", o.nom AS organisme, o.telephone
  FROM consentement c JOIN organisme o ON o.id = c.organisme_id
  WHERE c.dossier_id = $1::uuid AND c.portee = 'PARTENAIRE' AND c.retire_le IS NULL AND ${EN_COURS('c')} ORDER BY c.debut, c.id`;

const VISITES = `SELECT v.etat, v.date_heure AS "dateHeure", v.lieu, v.organisme_id AS "organismeId", o.nom AS organisme
  FROM visite_pre_reprise v LEFT JOIN organisme o ON o.id = v.organisme_id WHERE v.dossier_id = $1::uuid ORDER BY v.cree_le, v.id`;

const RENCONTRES = `SELECT x.id, x.type, x.etat, x.contenu_scelle AS sceau FROM dispositif x
  WHERE x.dossier_id = $1::uuid AND x.type IN ('VISITE_REPRISE','RENDEZ_VOUS_LIAISON') ORDER BY x.cree_le, x.id`;

// Ce qui fut décidé devant le groupe, ou voulu pour le livret ; les rappels internes n'intéressent pas l'assuré.
const TACHES = `SELECT t.libelle, concat_ws(' ', u.prenom, u.nom) AS responsable, t.echeance, t.etat
  FROM tache t LEFT JOIN utilisateur u ON u.id = t.responsable_id
  WHERE t.dossier_id = $1::uuid AND (t.dans_livret OR t.decision_id IS NOT NULL) AND t.libelle <> $2 ORDER BY t.cree_le, t.id LIMIT 30`;

const DECISIONS = `SELECT le, phrase_assure AS phrase FROM decision_revue WHERE dossier_id = $1::uuid AND annulee_le IS NULL ORDER BY le DESC, id LIMIT 60`;

const ETAT = `SELECT d.etat, (SELECT min(e.date) FROM entretien e WHERE e.dossier_id = d.id AND e.annule_le IS NULL) AS premier FROM dossier d WHERE d.id = $1::uuid`;

type LigneRencontre = Omit<RencontreDuDossier, 'le'> & { readonly id: string; readonly sceau: string };
type LigneTache = Omit<TacheDuDossier, 'responsable'> & { readonly responsable: string };
/** `telephone` : celui de l'organisme, à défaut du sien. */
type PersonneLue = PersonneDuCercle & { readonly id: string; readonly sceau: string | null };
type Lire = <T extends object>(nom: string, texte: string, valeurs: readonly unknown[]) => Promise<T[]>;

/** Ce que le dossier sait déjà, pour le premier brouillon. */
@Injectable()
export class LectureMatiere {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
    private readonly agenda: LectureRendezVous,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  /** Avec `tx`, dans la transaction en cours. */
  async rassembler(dossierId: string, tx?: Transaction): Promise<MatiereLivret> {
    const lire: Lire = tx
      ? (_nom, texte, valeurs) => tx.sql(texte, valeurs)
      : (nom, texte, valeurs) => this.lecture.lire({ nom: `livret-matiere-${nom}`, texte }, valeurs);
    const personnes = await lire<PersonneLue>('personnes', PERSONNES, [dossierId]);
    const services = await lire<ServiceDuCercle>('services', SERVICES, [dossierId]);
    const visites = await lire<VisiteDuDossier>('visites', VISITES, [dossierId]);
    const rencontres = await lire<LigneRencontre>('rencontres', RENCONTRES, [dossierId]);
    const taches = await lire<LigneTache>('taches', TACHES, [dossierId, TACHE_PUBLIER]);
    const decisions = await lire<MatiereLivret['decisions'][number]>('decisions', DECISIONS, [dossierId]);
    const [etat] = await lire<{ etat: EtatDossier; premier: string | null }>('etat', ETAT, [dossierId]);
    if (!etat) throw new Error('dossier inconnu');
    return {
      etat: etat.etat,
      premierEntretien: etat.premier,
      rendezVousFixe: await this.rendezVousFixe(dossierId),
      personnes: personnes.map((p) => this.ouvrir(p)),
      services,
      visites,
      rencontres: rencontres.map((rencontre) => this.dater(rencontre)),
      taches: taches.map((t) => ({ ...t, responsable: t.responsable === '' ? null : t.responsable })),
      decisions,
    };
  }

  /** Prochain rendez-vous fixé avec le Service social, ou `null`. */
  async rendezVousFixe(dossierId: string): Promise<RendezVousDit | null> {
    const [prochain] = await this.agenda.aVenir(dossierId, this.horloge());
    return prochain ?? null;
  }

  private dater({ id, type, etat, sceau }: LigneRencontre): RencontreDuDossier {
    const { donnees } = this.coffre.ouvrirJson<{ donnees: DonneesDispositif }>('dispositif.contenu_scelle', id, sceau);
    const tenue = type === 'VISITE_REPRISE' ? donnees.visiteFaiteLe : donnees.liaisonTenueLe;
    const prevue = type === 'VISITE_REPRISE' ? (donnees.visiteLe ?? donnees.repriseLe) : donnees.liaisonLe;
    return { type, etat, le: tenue ?? prevue ?? null };
  }

  private ouvrir({ id, sceau, ...personne }: PersonneLue): PersonneDuCercle {
    const sien = ouvrirContact(this.coffre, 'telephone', { utilisateurId: id, sceau });
    return { ...personne, telephone: sien ?? personne.telephone };
  }
}
