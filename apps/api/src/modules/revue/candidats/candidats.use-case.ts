import { Inject, Injectable } from '@nestjs/common';
import {
  ETATS_DOSSIER_OUVERT,
  echec,
  nomAffiche,
  proposerOrdreDuJour,
  succes,
  type CandidatVue,
  type ErreurMetier,
  type Resultat,
  type Sexe,
} from '@pdp/domain';
import { filtreDossiers } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import {
  COLONNES_FAITS_CANDIDAT,
  PARTAGE_EN_COURS,
  SEANCE_PREPAREE,
  type LigneFaitsCandidat,
  type LigneSeance,
} from '../persistence/faits-candidats.sql.js';
import { LectureRevues } from '../persistence/lecture-revues.js';

type Ligne = LigneFaitsCandidat & {
  readonly id: string;
  readonly sexe: Sexe;
  readonly prenom: string;
  readonly nomNaissance: string;
  readonly nomUsage: string | null;
  readonly inscrit: boolean;
};

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
    const revue = await this.revues.une(revueId, acteur.plateformeId);
    if (!revue) return echec(introuvable());
    const filtre = filtreDossiers(acteur, 'revueAgenda', 'lire', { premierParametre: 1, alias: 'd' });
    const requete = { nom: `revue-candidats-${acteur.fonction.toLowerCase()}`, texte: texteDesCandidats(filtre.texte) };
    const [lignes, [seance]] = await Promise.all([
      this.lecture.lire<Ligne>(requete, [...filtre.valeurs, revueId]),
      this.lecture.lire<LigneSeance>({ nom: 'revue-seance-preparee', texte: SEANCE_PREPAREE }, [revueId]),
    ]);
    if (!seance) return echec(introuvable());
    const proposes = proposerOrdreDuJour(
      lignes.map((ligne) => ({ ...ligne, aConsentement: true })),
      seance,
    );
    const elements = proposes
      .toSorted((a, b) => Number(a.candidat.inscrit) - Number(b.candidat.inscrit))
      .slice(0, MAXIMUM)
      .map(({ candidat, raisons }) => ({
        dossierId: candidat.id,
        numero: candidat.numero,
        nomAffiche: nomAffiche(candidat),
        raisons: [...raisons],
        inscrit: candidat.inscrit,
      }));
    return succes({ elements });
  }
}

const OUVERTS_PARTAGES = ETATS_DOSSIER_OUVERT.filter((etat) => etat !== 'OUVERT_SANS_PARTAGE');

// $6 revue.
const texteDesCandidats = (filtre: string): string => `SELECT d.id, ${COLONNES_FAITS_CANDIDAT},
    a.sexe, a.prenom, a.nom_naissance AS "nomNaissance", a.nom_usage AS "nomUsage",
    EXISTS (SELECT 1 FROM passage_revue p WHERE p.revue_id = $6::uuid AND p.dossier_id = d.id AND p.etat NOT IN ('RETIRE','REPORTE')) AS inscrit
  FROM dossier d JOIN assure a ON a.id = d.assure_id
  WHERE d.etat IN (${OUVERTS_PARTAGES.map((etat) => `'${etat}'`).join(', ')}) AND NOT d.limite
    AND ${PARTAGE_EN_COURS}
    AND ${filtre}`;
