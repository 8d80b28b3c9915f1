import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type EvenementHistorique, type Page, type Resultat } from '@pdp/domain';
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
import { HISTORIQUE } from './historique.sql.js';
import { enEvenement, type LigneHistorique, type RegardHistorique } from './phrases.js';

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
    limite: number,
    curseur: string | undefined,
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
      ]),
      this.journal.consigner(acteur, {
        action: 'lecture-historique',
        ressource: 'lecture',
        ressourceId: nouvelId(),
        dossierId,
        categories: lisibles,
      }),
    ]);
    const regard: RegardHistorique = { unite: acteur.unite, portees, parElement, maintenant: this.horloge() };
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
