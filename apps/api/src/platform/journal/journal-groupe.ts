import type { ActeurOuSysteme } from '../config/acteur.js';
import type { Lecture } from '../database/lecture.js';
import { INSERTION_GROUPEE, lotJournal, type EntreeJournal } from './entree-journal.js';

type Attente = { acteur: ActeurOuSysteme; entree: EntreeJournal; resoudre: () => void; rejeter: (e: unknown) => void };

/** Borne d'un groupe : au-delà, l'attente d'un disque très lent ferait des messages de plusieurs mégaoctets. */
const GROUPE_MAX = 1000;

/**
 * Journal des lectures, écrit par groupes : les lignes arrivées pendant qu'un INSERT est en vol partent ensemble ensuite.
 * `consigner` se résout une fois la ligne validée ; la réponse ne part pas avant (trust.md A5, « pas de journal, pas de réponse »).
 */
export class JournalGroupe {
  private file: Attente[] = [];
  private enVol = false;

  constructor(private readonly lecture: Lecture) {}

  consigner(acteur: ActeurOuSysteme, entree: EntreeJournal): Promise<void> {
    return new Promise((resoudre, rejeter) => {
      this.file.push({ acteur, entree, resoudre, rejeter });
      if (!this.enVol) void this.vider();
    });
  }

  private async vider(): Promise<void> {
    this.enVol = true;
    while (this.file.length > 0) {
      await this.inserer(this.file.splice(0, GROUPE_MAX));
    }
    this.enVol = false;
  }

  private async inserer(groupe: readonly Attente[]): Promise<void> {
    try {
      await this.lecture.lireAPart(INSERTION_GROUPEE, [lotJournal(groupe)]);
      for (const a of groupe) a.resoudre();
    } catch (erreur) {
      for (const a of groupe) a.rejeter(erreur);
    }
  }
}
