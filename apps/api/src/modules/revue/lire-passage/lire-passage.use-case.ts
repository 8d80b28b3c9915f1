import { Injectable } from '@nestjs/common';
import {
  LIBELLES_FONCTION,
  echec,
  succes,
  type CategorieDonnee,
  type DossierVue,
  type ErreurMetier,
  type PassageCourantVue,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { LectureDossierPort } from '../../dossier/dossier.port.js';
import { LecturePassages, montreBrouillon } from '../persistence/lecture-passages.js';
import { LectureRevues } from '../persistence/lecture-revues.js';
import { presenterPassage } from '../revue.presenter.js';
import { ComplementsPassage } from './complements-passage.js';
import { RegardsDesPresents, type Regard } from './regards-des-presents.js';

/**
 * Passage vu par un lecteur : sa projection du dossier, et qui, parmi les présents, ne voit pas chaque bloc. Il existe
 * pour qui participe à la séance, ou lit l'ordre du jour de ce dossier (domain.md 1.5) ; ce qui se vit en séance
 * (brouillon tapé devant tous, présents, salle d'attente) n'est qu'aux participants (domain.md 1.4).
 */
@Injectable()
export class LirePassage {
  constructor(
    private readonly passages: LecturePassages,
    private readonly revues: LectureRevues,
    private readonly dossiers: LectureDossierPort,
    private readonly regards: RegardsDesPresents,
    private readonly complements: ComplementsPassage,
  ) {}

  async executer(acteur: Acteur, passageId: string): Promise<Resultat<PassageCourantVue, ErreurMetier>> {
    const ligne = await this.passages.un(acteur, passageId);
    const revue = ligne && (await this.revues.une(ligne.revue_id, acteur));
    if (!ligne || !revue) return echec(introuvable());
    const participe = await this.revues.participe(revue.id, acteur.utilisateurId);
    if (!participe && !ligne.visible) return echec(introuvable());
    const passage = presenterPassage(acteur, revue, ligne);
    if (!ligne.visible || ligne.dossier_id === null)
      return succes({
        passage,
        dossier: null,
        brouillon: null,
        masqueA: {},
        enAttente: [],
        depuisDerniereRevue: [],
        avisDifferes: [],
      });
    const [json, regards, { brouillon, depuis, avisDifferes }] = await Promise.all([
      this.dossiers.lireVue(acteur, ligne.dossier_id),
      this.regards.sur(ligne.revue_id, ligne.dossier_id),
      this.complements.de(acteur, passageId, ligne.dossier_id, ligne.revue_id),
    ]);
    if (json === null) return echec(introuvable());
    const dossier = JSON.parse(json) as DossierVue;
    return succes({
      passage,
      dossier,
      brouillon: participe && montreBrouillon(ligne) ? brouillon : null,
      masqueA: participe ? masqueA(dossier, regards) : {},
      enAttente: participe ? enAttente(regards) : [],
      depuisDerniereRevue: depuis,
      avisDifferes,
    });
  }
}

// Sous chaque bloc que je lis, les présents (hors salle d'attente) qui ne le lisent pas.
function masqueA(dossier: DossierVue, regards: readonly Regard[]): Record<string, string[]> {
  const assis = regards.filter((r) => r.lisibles.has('revueAgenda'));
  const parCategorie = Object.keys(dossier.categories).map((categorie) => {
    const noms = assis.filter((r) => !r.lisibles.has(categorie as CategorieDonnee)).map((r) => r.participant.nom);
    return [categorie, noms] as const;
  });
  return Object.fromEntries(parCategorie.filter(([, noms]) => noms.length > 0));
}

function enAttente(regards: readonly Regard[]): { nom: string; fonction: string }[] {
  return regards
    .filter((r) => !r.lisibles.has('revueAgenda'))
    .map((r) => ({ nom: r.participant.nom, fonction: LIBELLES_FONCTION[r.participant.fonction] }));
}
