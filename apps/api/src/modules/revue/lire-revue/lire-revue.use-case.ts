import { Injectable } from '@nestjs/common';
import {
  echec,
  succes,
  type ErreurMetier,
  type Resultat,
  type RevueLigne,
  type RevueVue,
  type Page,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { RegardsDesPresents } from '../lire-passage/regards-des-presents.js';
import { LecturePassages } from '../persistence/lecture-passages.js';
import { LectureRevues, type LigneParticipant } from '../persistence/lecture-revues.js';
import { LecturesSalle } from '../persistence/lectures-salle.js';
import { presenterLigne, presenterRevue } from '../revue.presenter.js';

/** Liste des séances et vue d'une séance pour son lecteur. */
@Injectable()
export class LireRevue {
  constructor(
    private readonly revues: LectureRevues,
    private readonly passages: LecturePassages,
    private readonly salle: LecturesSalle,
    private readonly regards: RegardsDesPresents,
    private readonly journal: JournalGroupe,
  ) {}

  async lister(
    acteur: Acteur,
    etat: string | null,
    limite: number,
    curseur: string | undefined,
  ): Promise<Page<RevueLigne>> {
    const lignes = await this.revues.lister(acteur, etat, limite + 1, lireCurseur(curseur, 2));
    return enPage(lignes, limite, (l) => [l.debut.toISOString(), l.id], presenterLigne);
  }

  async une(acteur: Acteur, id: string): Promise<Resultat<RevueVue, ErreurMetier>> {
    const revue = await this.revues.une(id, acteur);
    if (!revue) return echec(introuvable());
    const [participants, passages] = await Promise.all([
      this.revues.participants(id),
      this.passages.deLaRevue(acteur, id),
    ]);
    const lus = passages.filter((p) => p.dossier_id !== null);
    await Promise.all(
      lus.map((p) =>
        this.journal.consigner(acteur, {
          action: 'revue.lire',
          ressource: 'revue',
          ressourceId: id,
          dossierId: p.dossier_id,
          categories: ['identite', 'revueAgenda'],
        }),
      ),
    );
    return succes(presenterRevue(acteur, revue, participants, passages, await this.enAttente(revue, participants)));
  }

  // Dit comme dans la salle : qui ne voit pas le passage courant attend. Le dossier courant n'est pas lu au nom de l'acteur,
  // qui peut lui-même attendre.
  private async enAttente(
    { passage_courant_id: passageId }: { readonly passage_courant_id: string | null },
    participants: readonly LigneParticipant[],
  ): Promise<ReadonlySet<string>> {
    const dossierId = passageId === null ? null : await this.salle.dossierDuPassage(passageId);
    return dossierId === null ? new Set() : this.regards.enAttente(participants, dossierId);
  }
}
