import { Inject, Injectable } from '@nestjs/common';
import {
  echec,
  sortesDuGenre,
  succes,
  type ErreurMetier,
  type EvenementHistorique,
  type GenreFrise,
  type Page,
  type Resultat,
} from '@pdp/domain';
import { categoriesLisibles } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { dispositifsTus } from '../../../platform/permissions/statut-de-sante.js';
import { HISTORIQUE } from './historique.sql.js';
import { enEvenement, type LigneHistorique, type RegardHistorique } from './phrases.js';

/** Page demandée ; sans `genre`, tous. */
export type DemandeHistorique = {
  readonly limite: number;
  readonly curseur?: string | undefined;
  readonly genre?: GenreFrise | undefined;
};

/** Suite des événements d'un dossier, du plus récent au plus ancien, projetée pour ce lecteur. */
@Injectable()
export class LireHistorique {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly faits: FaitsService,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(
    acteur: Acteur,
    dossierId: string,
    { limite, curseur, genre }: DemandeHistorique,
  ): Promise<Resultat<Page<EvenementHistorique>, ErreurMetier>> {
    const depuis = lireCurseur(curseur, 2);
    const faits = await this.faits.charger(acteur, dossierId);
    if (!estVisible(acteur, faits)) return echec(introuvable());
    const { lisibles, parElement, portees } = categoriesLisibles(acteur, faits);
    const voitRetraits = acteur.unite !== 'SERVICE_MEDICAL' && acteur.unite !== 'CPAM';
    const [lignes] = await Promise.all([
      this.lecture.lire<LigneHistorique>({ nom: 'dossier-historique', texte: HISTORIQUE }, [
        dossierId,
        limite + 1,
        depuis?.[0] ?? null,
        depuis?.[1] ?? null,
        lisibles,
        parElement,
        acteur.utilisateurId,
        acteur.unite,
        acteur.organismeId,
        voitRetraits,
        dispositifsTus(acteur, faits),
        sortesDuGenre(genre),
        signalementsMontres(acteur),
      ]),
      this.journal.consigner(acteur, {
        action: 'lecture-historique',
        ressource: 'lecture',
        ressourceId: nouvelId(),
        dossierId,
        categories: lisibles,
      }),
    ]);
    const { unite, fonction } = acteur;
    const simple = fonction === 'ASSURE' || fonction === 'MANDATAIRE';
    const regard: RegardHistorique = { unite, simple, portees, parElement, maintenant: this.horloge() };
    return succes(
      enPage(
        lignes,
        limite,
        (ligne) => [ligne.le, ligne.id],
        (ligne) => enEvenement(ligne, regard),
      ),
    );
  }
}

// Le Service social reçoit les signalements ; la personne lit ceux dont on lui a parlé ; les autres, ceux qu'ils ont émis.
const signalementsMontres = ({ unite, fonction }: Acteur): 'TOUS' | 'DITS' | 'SIENS' => {
  if (unite === 'SERVICE_SOCIAL') return 'TOUS';
  return fonction === 'ASSURE' || fonction === 'MANDATAIRE' ? 'DITS' : 'SIENS';
};
