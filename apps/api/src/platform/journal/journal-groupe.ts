import type { ActeurOuSysteme } from '../config/acteur.js';
import type { Lecture } from '../database/lecture.js';
import { insertionJournal, type EntreeJournal } from './entree-journal.js';

type Attente = { acteur: ActeurOuSysteme; entree: EntreeJournal; resoudre: () => void; rejeter: (e: unknown) => void };

/** Lignes par INSERT : des paliers fixes gardent peu de plans nommés. */
const PALIERS = [64, 16, 4, 1] as const;

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
      const palier = PALIERS.find((p) => p <= this.file.length) ?? 1;
      const groupe = this.file.splice(0, palier);
      await this.inserer(groupe);
    }
    this.enVol = false;
  }

  private async inserer(groupe: readonly Attente[]): Promise<void> {
    try {
      const { texte, valeurs } = insertionJournal(groupe);
      await this.lecture.lire({ nom: `journal-${groupe.length}`, texte }, valeurs);
      for (const a of groupe) a.resoudre();
    } catch (erreur) {
      for (const a of groupe) a.rejeter(erreur);
    }
  }
}
