import { Inject, Injectable } from '@nestjs/common';
import {
  ETATS_DOSSIER_OUVERT,
  MINUTES_DU_CRENEAU,
  echec,
  expliquerRaison,
  formatPropose,
  nomAffiche,
  proposerOrdreDuJour,
  questionProposee,
  succes,
  type CandidatVue,
  type ErreurMetier,
  type Proposition,
  type Resultat,
  type Sexe,
  type TypeRevue,
} from '@pdp/domain';
import { expressionsFiche, filtreDossiers } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import {
  COLONNES_FAITS_CANDIDAT,
  DANS_LE_CHAMP,
  PARTAGE_EN_COURS,
  SEANCE_PREPAREE,
  type LigneFaitsCandidat,
  type LigneSeance,
} from '../persistence/faits-candidats.sql.js';
import { LectureRevues } from '../persistence/lecture-revues.js';
import { refusDeTenir } from '../revue.erreurs.js';

type Ligne = LigneFaitsCandidat & {
  readonly id: string;
  readonly sexe: Sexe;
  readonly prenom: string;
  readonly nomNaissance: string;
  readonly nomUsage: string | null;
  readonly inscrit: boolean;
  readonly dejaInscritLe: string | null;
};
type Candidat = Ligne & { readonly aConsentement: boolean };

/** Au-delà, personne ne lit : la suite se trouve par la recherche. */
const MAXIMUM = 60;

/** Candidats à l'ordre du jour, avec leurs raisons (product.md, « Before ») ; à inscrire d'abord, puis du plus pressant. */
@Injectable()
export class ProposerCandidats {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly revues: LectureRevues,
  ) {}

  async executer(acteur: Acteur, revueId: string): Promise<Resultat<{ elements: CandidatVue[] }, ErreurMetier>> {
    const revue = await this.revues.une(revueId, acteur);
    if (!revue) return echec(introuvable());
    const refus = refusDeTenir(acteur, revue);
    if (refus) return echec(refus);
    const filtre = filtreDossiers(acteur, 'revueAgenda', 'lire', { premierParametre: 1, alias: 'd' });
    const requete = {
      nom: `revue-candidats-${revue.type}-${acteur.fonction}`.toLowerCase(),
      texte: texteDesCandidats(filtre.texte, revue.type),
    };
    const [lignes, [seance]] = await Promise.all([
      this.lecture.lire<Ligne>(requete, [...filtre.valeurs, revueId]),
      this.lecture.lire<LigneSeance>({ nom: 'revue-seance-preparee', texte: SEANCE_PREPAREE }, [revueId]),
    ]);
    if (!seance) return echec(introuvable());
    // Qui lit l'ordre du jour d'un dossier lit son arrêt sous les mêmes conditions, entier ou en durée seule (domain.md 1.5).
    const { expressions, portees } = expressionsFiche(acteur.fonction);
    const arretEntier = expressions.arret === expressions.revueAgenda && portees.arret === undefined;
    const elements = proposerOrdreDuJour<Candidat>(
      lignes.map((ligne) => ({ ...ligne, aConsentement: true })),
      seance,
    )
      .toSorted((a, b) => Number(a.candidat.inscrit) - Number(b.candidat.inscrit))
      .slice(0, MAXIMUM)
      .map((proposition) => presenter(proposition, seance, arretEntier));
    return succes({ elements });
  }
}

function presenter(
  { candidat, raisons }: Proposition<Candidat>,
  seance: LigneSeance,
  arretEntier: boolean,
): CandidatVue {
  const format = formatPropose(raisons);
  return {
    dossierId: candidat.id,
    numero: candidat.numero,
    nomAffiche: nomAffiche(candidat),
    raisons: [...raisons],
    inscrit: candidat.inscrit,
    explications: raisons.map((raison) => ({
      raison,
      texte: expliquerRaison(raison, candidat, seance, { arretEntier }),
    })),
    questionProposee: questionProposee(raisons),
    format,
    dureeMinutes: MINUTES_DU_CRENEAU[format],
    dejaInscritLe: candidat.dejaInscritLe,
  };
}

const OUVERTS_PARTAGES = ETATS_DOSSIER_OUVERT.filter((etat) => etat !== 'OUVERT_SANS_PARTAGE');

// $6 revue.
const texteDesCandidats = (filtre: string, type: TypeRevue): string => `SELECT d.id, ${COLONNES_FAITS_CANDIDAT},
    a.sexe, a.prenom, a.nom_naissance AS "nomNaissance", a.nom_usage AS "nomUsage",
    EXISTS (SELECT 1 FROM passage_revue p WHERE p.revue_id = r.id AND p.dossier_id = d.id AND p.etat NOT IN ('RETIRE','REPORTE')) AS inscrit,
    (SELECT min((s.debut AT TIME ZONE 'Europe/Paris')::date)::text FROM passage_revue p JOIN revue s ON s.id = p.revue_id
      WHERE p.dossier_id = d.id AND p.etat IN ('INSCRIT','RETENU') AND s.id <> r.id AND s.type = r.type
        AND s.etat IN ('PLANIFIEE','ORDRE_DU_JOUR_OUVERT','ORDRE_DU_JOUR_FIGE','EN_COURS')) AS "dejaInscritLe"
  FROM dossier d JOIN assure a ON a.id = d.assure_id JOIN revue r ON r.id = $6::uuid
  WHERE d.etat IN (${OUVERTS_PARTAGES.map((etat) => `'${etat}'`).join(', ')}) AND NOT d.limite
    AND ${PARTAGE_EN_COURS} AND ${DANS_LE_CHAMP[type]}
    AND ${filtre}`;
