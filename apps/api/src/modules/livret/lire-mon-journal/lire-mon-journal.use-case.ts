import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  estDateCivile,
  succes,
  type AccesVue,
  type ErreurMetier,
  type Page,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { MonDossier } from '../mon-dossier.js';
import { presenterAcces } from '../mon-livret.presenter.js';
import { LectureAssure } from '../persistence/lecture-assure.js';

/** « Qui a ouvert mon dossier » : une ligne par personne et par jour, jamais les siennes. */
@Injectable()
export class LireMonJournal {
  constructor(
    private readonly mien: MonDossier,
    private readonly autour: LectureAssure,
    private readonly journal: JournalGroupe,
  ) {}

  async executer(
    acteur: Acteur,
    demande: { dossierId: string | undefined; limite: number; curseur: string | undefined },
  ): Promise<Resultat<Page<AccesVue>, ErreurMetier>> {
    const ouvert = await this.mien.ouvrir(acteur, demande.dossierId);
    if (!ouvert.ok) return ouvert;
    const { dossier, faits } = ouvert.valeur;
    const refus = refusDAcces(acteur, faits, { action: 'lire', categorie: 'journal' });
    if (refus) return echec(refus);
    const curseur = lireCurseur(demande.curseur, 2);
    if (curseur !== null && !(estDateCivile(curseur[0]) && Number.isSafeInteger(curseur[1])))
      return echec(curseurIllisible());
    const [lignes] = await Promise.all([
      this.autour.acces(dossier.dossierId, acteur.utilisateurId, demande.limite + 1, curseur),
      this.journal.consigner(acteur, {
        action: 'journal.lire',
        ressource: 'journal',
        ressourceId: dossier.dossierId,
        dossierId: dossier.dossierId,
        categories: ['journal'],
      }),
    ]);
    return succes(enPage(lignes, demande.limite, (l) => [l.jour, l.premier], presenterAcces));
  }
}

const curseurIllisible = (): ErreurMetier =>
  erreurMetier('requete-invalide', 'Ce curseur n’est pas lisible. Reprenez la liste au début.', {
    champs: [{ chemin: 'curseur', code: 'illisible', message: 'Curseur illisible.' }],
  });
