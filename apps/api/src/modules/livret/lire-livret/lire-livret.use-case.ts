import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type LivretVue, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { composerBrouillon } from '../composer/composer-brouillon.js';
import { refusDEcrire, refusDeRediger } from '../droits-livret.js';
import { presenterLivret, type ComplementsLivret } from '../livret.presenter.js';
import { LectureLivret, type LigneLivret } from '../persistence/lecture-livret.js';
import { LectureMatiere } from '../persistence/lecture-matiere.js';

/** Livret vu par un professionnel : le référent a son brouillon, les autres ce qui est publié. */
@Injectable()
export class LireLivret {
  constructor(
    private readonly faits: FaitsService,
    private readonly lecture: LectureLivret,
    private readonly matiere: LectureMatiere,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, dossierId: string): Promise<Resultat<LivretVue, ErreurMetier>> {
    const [faits, ligne] = await Promise.all([this.faits.charger(acteur, dossierId), this.lecture.livret(dossierId)]);
    const refus = refusDAcces(acteur, faits, { action: 'lire', categorie: 'livret' });
    if (refus || !ligne) return echec(refus ?? introuvable());
    const ecrit = refusDEcrire(acteur, faits) === null;
    const redige = refusDeRediger(acteur, faits, ligne.referent_id) === null;
    const [complements] = await Promise.all([
      this.complements(ligne, { ecrit, redige }),
      this.journal.consigner(acteur, {
        action: 'livret.lire',
        ressource: 'livret',
        ressourceId: dossierId,
        dossierId,
        categories: ['livret'],
      }),
    ]);
    return succes(presenterLivret(ligne, { ecrit, redige }, complements));
  }

  private async complements(
    ligne: LigneLivret,
    { ecrit, redige }: { ecrit: boolean; redige: boolean },
  ): Promise<ComplementsLivret> {
    const [propositions, questions, compose, capsPrecedents, mots, propose] = await Promise.all([
      redige ? this.lecture.propositions(ligne.dossier_id) : [],
      ecrit ? this.lecture.questions(ligne.dossier_id) : [],
      redige && ligne.brouillon === null
        ? this.matiere.rassembler(ligne.dossier_id).then((m) => composerBrouillon(m, this.horloge()))
        : null,
      this.lecture.capsPrecedents(ligne.dossier_id),
      this.lecture.mots.partages(ligne.dossier_id),
      redige ? this.matiere.rendezVousFixe(ligne.dossier_id) : null,
    ]);
    return { propositions, questions, compose, capsPrecedents, mots, propose };
  }
}
