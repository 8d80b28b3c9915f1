import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type MandatsVue, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { MonDossierPort } from '../../livret/mon-dossier.port.js';
import { refusDeConstater, refusDeReprendre } from '../acces-mandat.js';
import { presenterMandat } from '../mandat.presenter.js';
import { MandatsDepot } from '../persistence/mandats.depot.js';

/** Qui peut lire ou agir à la place de la personne : vu par elle, ou par le Service social qui la suit. */
@Injectable()
export class ListerMandats {
  constructor(
    private readonly mien: MonDossierPort,
    private readonly faits: FaitsService,
    private readonly depot: MandatsDepot,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async lesMiens(acteur: Acteur, dossierId: string | undefined): Promise<Resultat<MandatsVue, ErreurMetier>> {
    const ouvert = await this.mien.ouvrir(acteur, dossierId);
    return ouvert.ok ? succes(await this.presenter(acteur, ouvert.valeur.dossier.dossierId, true)) : ouvert;
  }

  async duDossier(acteur: Acteur, dossierId: string): Promise<Resultat<MandatsVue, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    const refus = refusDeReprendre(acteur, faits);
    return refus
      ? echec(refus)
      : succes(await this.presenter(acteur, dossierId, refusDeConstater(acteur, faits) === null));
  }

  private async presenter(acteur: Acteur, dossierId: string, peutDonner: boolean): Promise<MandatsVue> {
    const [lignes] = await Promise.all([
      this.depot.duDossier(dossierId),
      this.journal.consigner(acteur, {
        action: 'mandat.lister',
        ressource: 'dossier',
        ressourceId: dossierId,
        dossierId,
        categories: ['consentements'],
      }),
    ]);
    const maintenant = this.horloge();
    return { elements: lignes.map((l) => presenterMandat(l, true, maintenant)), peutDonner };
  }
}
