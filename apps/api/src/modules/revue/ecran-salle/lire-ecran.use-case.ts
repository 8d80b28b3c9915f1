import { Injectable } from '@nestjs/common';
import {
  LIBELLES_FONCTION,
  categoriesCommunes,
  echec,
  succes,
  type CategorieDonnee,
  type DossierVue,
  type EcranSalleVue,
  type ErreurMetier,
  type PassageVue,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { LectureDossierPort } from '../../dossier/dossier.port.js';
import { ComplementsPassage } from '../lire-passage/complements-passage.js';
import { RegardsDesPresents, type Regard } from '../lire-passage/regards-des-presents.js';
import { LecturePassages, type LignePassage } from '../persistence/lecture-passages.js';
import { LectureRevues, type LigneRevue } from '../persistence/lecture-revues.js';
import { presenterPassage } from '../revue.presenter.js';

type Lu = { readonly dossier: DossierVue; readonly passage: PassageVue; readonly regards: readonly Regard[] };

/**
 * Écran partagé d'une salle : ce que tous les présents lisent en entier, et rien d'autre (domain.md 1.4). Recalculé à chaque
 * demande ; un présent sans droit sur le dossier, et rien n'en est montré.
 */
@Injectable()
export class LireEcranSalle {
  constructor(
    private readonly passages: LecturePassages,
    private readonly revues: LectureRevues,
    private readonly dossiers: LectureDossierPort,
    private readonly regards: RegardsDesPresents,
    private readonly complements: ComplementsPassage,
  ) {}

  async executer(acteur: Acteur, revueId: string): Promise<Resultat<EcranSalleVue, ErreurMetier>> {
    const revue = await this.revues.une(revueId, acteur);
    if (!revue || !(await this.revues.participe(revueId, acteur.utilisateurId))) return echec(introuvable());
    const lignes = await this.passages.deLaRevue(acteur, revueId);
    const base = entete(revue, lignes);
    const courant = lignes.find((l) => l.id === revue.passage_courant_id);
    if (!courant) return succes({ ...base, pour: [], empechePar: [], passage: null });
    const regards = await this.regardsDe(acteur, revueId, courant.id);
    const pour = regards.map((r) => r.participant.utilisateur_id);
    const communes = categoriesCommunes(regards.map(enParticipant));
    const vue = communes.has('revueAgenda') ? await this.lire(acteur, revue, courant) : null;
    if (vue === null) return succes({ ...base, pour, empechePar: empeches(regards), passage: null });
    const passage = await this.projeter(acteur, { ...vue, regards }, courant, communes);
    return succes({ ...base, pour, empechePar: [], passage });
  }

  // Qui ouvre l'écran partagé est devant lui, même si sa socket n'est pas encore entrée.
  private async regardsDe(acteur: Acteur, revueId: string, passageId: string): Promise<Regard[]> {
    const dossierId = await this.passages.dossierDe(passageId);
    return dossierId === null ? [] : this.regards.sur(revueId, dossierId, acteur.utilisateurId);
  }

  private async lire(acteur: Acteur, revue: LigneRevue, l: LignePassage): Promise<Omit<Lu, 'regards'> | null> {
    if (!l.visible || l.dossier_id === null) return null;
    const json = await this.dossiers.lireVue(acteur, l.dossier_id);
    return json === null
      ? null
      : { dossier: JSON.parse(json) as DossierVue, passage: presenterPassage(acteur, revue, l) };
  }

  private async projeter(
    acteur: Acteur,
    { dossier, passage }: Lu,
    ligne: LignePassage,
    communes: ReadonlySet<CategorieDonnee>,
  ): Promise<NonNullable<EcranSalleVue['passage']>> {
    const categories = Object.entries(dossier.categories);
    const { avis, reserves, ...vus } = await this.complements.communs(acteur, ligne.id, communes);
    const brouillon = ligne.etat === 'EN_DISCUSSION' ? vus.brouillon : null;
    return {
      ordre: passage.ordre,
      etat: passage.etat,
      commenceLe: passage.commenceLe,
      dureeMinutes: passage.dureeMinutes,
      nomAffiche: communes.has('identite') ? passage.nomAffiche : null,
      question: passage.question,
      avisDifferes: avis,
      avisReserves: reserves,
      categories: Object.fromEntries(categories.filter(([c]) => communes.has(c as CategorieDonnee))),
      reservees: categories.flatMap(([c]) => (communes.has(c as CategorieDonnee) ? [] : [c as CategorieDonnee])),
      brouillon: brouillon && { texte: brouillon.texte, code: brouillon.code, ecrivain: brouillon.ecrivain },
      decision: communes.has('revueDecisions') ? passage.decision : null,
    };
  }
}

const enParticipant = ({
  participant,
  entieres,
  lisibles,
}: Regard): Parameters<typeof categoriesCommunes>[0][number] => ({
  agentId: participant.utilisateur_id,
  peutLire: lisibles.has('revueAgenda'),
  categories: entieres,
});

const empeches = (regards: readonly Regard[]): EcranSalleVue['empechePar'] =>
  regards
    .filter((r) => !r.entieres.has('revueAgenda'))
    .map((r) => ({ nom: r.participant.nom, fonction: LIBELLES_FONCTION[r.participant.fonction] }));

function entete(
  revue: LigneRevue,
  lignes: readonly LignePassage[],
): Omit<EcranSalleVue, 'pour' | 'empechePar' | 'passage'> {
  const retenus = lignes.filter((l) => l.etat !== 'RETIRE' && l.etat !== 'REPORTE');
  return {
    revueId: revue.id,
    titre: revue.titre,
    etat: revue.etat,
    sequence: revue.sequence,
    demarreeLe: revue.demarree_le?.toISOString() ?? null,
    dureeMinutes: revue.duree_minutes,
    faits: retenus.filter((l) => l.termine_le !== null).length,
    total: retenus.length,
  };
}
