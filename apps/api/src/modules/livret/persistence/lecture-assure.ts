import { Inject, Injectable } from '@nestjs/common';
import type { EtatDemandeDroit, EtatVisite, Fonction, PartieLivret, RendezVousDit, Unite } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { LectureRendezVous } from './lecture-rendez-vous.js';

export type LigneAccord = {
  readonly id: string;
  readonly portee: 'ASSURANCE_MALADIE' | 'PARTENAIRE';
  readonly unite: Unite | null;
  readonly organisme: string | null;
  readonly categories: readonly string[];
  readonly debut: Date;
  readonly fin: Date | null;
  readonly retire_le: Date | null;
  readonly version: number;
  readonly actif: boolean;
};

export type LigneVisiteAssure = {
  readonly id: string;
  readonly etat: EtatVisite;
  readonly date_heure: Date | null;
  readonly lieu: string | null;
  readonly organisme: string | null;
  readonly version: number;
};

export type LigneRectification = {
  readonly partie: PartieLivret;
  readonly etat: EtatDemandeDroit;
  readonly le: Date;
  readonly reponse: string | null;
};

export type LigneAcces = {
  readonly jour: string;
  readonly premier: number;
  readonly le: Date;
  readonly civilite: string | null;
  readonly prenom: string;
  readonly nom: string;
  readonly fonction: Fonction;
  readonly organisme: string | null;
  readonly actions: readonly string[];
};

// Un accord remplacé par un autre n'est ni un retrait ni une fin : l'assuré ne voit que le nouveau.
const ACCORDS = `SELECT c.id, c.portee, c.unite, o.nom AS organisme, c.categories, c.debut, c.fin, c.retire_le, c.version,
    (c.retire_le IS NULL AND c.debut <= now() AND (c.fin IS NULL OR c.fin > now())) AS actif
  FROM consentement c LEFT JOIN organisme o ON o.id = c.organisme_id
  WHERE c.dossier_id = $1::uuid AND c.retrait_canal IS DISTINCT FROM 'REMPLACEMENT' ORDER BY actif DESC, c.portee, c.debut DESC, c.id`;

// La dernière demande de chaque partie ; sa réponse est le texte, sinon le motif, de l'échange qui l'a close.
const RECTIFICATIONS = `SELECT DISTINCT ON (q.objet) q.objet AS partie, q.etat, q.deposee_le AS le,
    (SELECT coalesce(e.texte, e.motif) FROM demande_droit_echange e WHERE e.demande_id = q.id AND e.transition IN ('accorder','accorderEnPartie','refuser','demanderPrecision') ORDER BY e.le DESC, e.id DESC LIMIT 1) AS reponse
  FROM demande_droit q WHERE q.dossier_id = $1::uuid AND q.type = 'RECTIFICATION' AND q.objet IS NOT NULL ORDER BY q.objet, q.deposee_le DESC, q.id DESC`;

const VISITES = `SELECT v.id, v.etat, v.date_heure, v.lieu, o.nom AS organisme, v.version
  FROM visite_pre_reprise v LEFT JOIN organisme o ON o.id = v.organisme_id WHERE v.dossier_id = $1::uuid ORDER BY v.cree_le DESC, v.id`;

const DEBUT_ARRET = `SELECT max(ar.date_debut) AS debut FROM dossier d JOIN arret_travail ar ON ar.assure_id = d.assure_id WHERE d.id = $1::uuid`;

/**
 * Accès d'autrui au dossier $1, hors ceux du lecteur $2 et de l'assuré lui-même. La ligne d'une lecture s'écrit avant que
 * le droit soit connu ; si elle fut refusée, une ligne REFUS de même `ressource_id` l'annule, et personne n'a rien ouvert.
 */
const ACCES = `FROM journal_acces j JOIN utilisateur u ON u.id = j.utilisateur_id
  WHERE j.dossier_id = $1::uuid AND j.resultat = 'OK' AND j.fonction IS NOT NULL AND j.utilisateur_id <> $2::uuid
    AND NOT (j.fonction = 'ASSURE' AND u.assure_id = (SELECT d.assure_id FROM dossier d WHERE d.id = $1::uuid))
    AND NOT EXISTS (SELECT 1 FROM journal_acces r WHERE r.dossier_id = $1::uuid AND r.resultat = 'REFUS' AND r.ressource = 'lecture' AND j.ressource = 'lecture' AND r.ressource_id = j.ressource_id)`;

const COMPTER_ACCES = `SELECT count(DISTINCT j.utilisateur_id)::int AS nombre ${ACCES} AND j.le >= $3::timestamptz`;

// Une ligne par personne, fonction et jour. La première ligne du groupe ne change plus : la suite des pages est stable.
const LISTER_ACCES = `SELECT g.jour, g.premier, g.le, u.civilite, u.prenom, u.nom, g.fonction, o.nom AS organisme, g.actions
  FROM (
    SELECT (j.le AT TIME ZONE 'Europe/Paris')::date AS jour, min(j.id) AS premier, max(j.le) AS le, j.utilisateur_id, j.fonction, j.organisme_id, array_agg(DISTINCT j.action) AS actions
    ${ACCES} GROUP BY 1, j.utilisateur_id, j.fonction, j.organisme_id
  ) g JOIN utilisateur u ON u.id = g.utilisateur_id LEFT JOIN organisme o ON o.id = g.organisme_id
  WHERE $3::date IS NULL OR (g.jour, g.premier) < ($3::date, $4::bigint)
  ORDER BY g.jour DESC, g.premier DESC LIMIT $5`;

/** Ce que l'assuré voit autour de son livret ; l'appelant a vérifié que ce dossier est le sien. */
@Injectable()
export class LectureAssure {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly agenda: LectureRendezVous,
  ) {}

  /** Rendez-vous fixés avec le Service social, à venir. */
  rendezVous(dossierId: string, maintenant: Date): Promise<RendezVousDit[]> {
    return this.agenda.aVenir(dossierId, maintenant);
  }

  accords(dossierId: string): Promise<LigneAccord[]> {
    return this.lecture.lire<LigneAccord>({ nom: 'livret-accords', texte: ACCORDS }, [dossierId]);
  }

  visites(dossierId: string): Promise<LigneVisiteAssure[]> {
    return this.lecture.lire<LigneVisiteAssure>({ nom: 'livret-visites', texte: VISITES }, [dossierId]);
  }

  rectifications(dossierId: string): Promise<LigneRectification[]> {
    return this.lecture.lire<LigneRectification>({ nom: 'livret-rectifications', texte: RECTIFICATIONS }, [dossierId]);
  }

  async debutArret(dossierId: string): Promise<string | null> {
    const [ligne] = await this.lecture.lire<{ debut: string | null }>({ nom: 'livret-arret', texte: DEBUT_ARRET }, [
      dossierId,
    ]);
    return ligne?.debut ?? null;
  }

  /** Nombre de personnes, hors ce lecteur et l'assuré, qui ont ouvert le dossier depuis cet instant. */
  async compterAcces(dossierId: string, lecteurId: string, depuis: Date): Promise<number> {
    const [ligne] = await this.lecture.lire<{ nombre: number }>({ nom: 'livret-acces-nombre', texte: COMPTER_ACCES }, [
      dossierId,
      lecteurId,
      depuis,
    ]);
    return ligne?.nombre ?? 0;
  }

  /** Accès groupés par personne et par jour, les plus récents d'abord ; `curseur` = [jour, premier]. */
  acces(
    dossierId: string,
    lecteurId: string,
    limite: number,
    curseur: readonly (string | number | null)[] | null,
  ): Promise<LigneAcces[]> {
    return this.lecture.lire<LigneAcces>({ nom: 'livret-acces', texte: LISTER_ACCES }, [
      dossierId,
      lecteurId,
      curseur?.[0] ?? null,
      curseur?.[1] ?? null,
      limite,
    ]);
  }
}
