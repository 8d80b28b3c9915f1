import { Inject, Injectable } from '@nestjs/common';
import {
  dateParis,
  mesurerRencontre,
  modaliteComptee,
  succes,
  type AccompagnementVue,
  type ErreurMetier,
  type ModaliteComptee,
  type ModaliteLue,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { regarder } from '../acces-accompagnement.js';
import { LectureAccompagnement } from './lecture-accompagnement.js';

/** Compte d'un accompagnement : entretiens tenus par modalité, contacts à part, délai de rencontre mesuré. */
@Injectable()
export class ResumerAccompagnement {
  constructor(
    private readonly faits: FaitsService,
    private readonly lecture: LectureAccompagnement,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, dossierId: string): Promise<Resultat<AccompagnementVue, ErreurMetier>> {
    const regard = regarder(acteur, await this.faits.charger(acteur, dossierId));
    if (!regard.ok) return regard;
    const [faits, modalites, contacts] = await Promise.all([
      this.lecture.faits(dossierId),
      this.lecture.parModalite(dossierId),
      this.lecture.contacts(dossierId),
    ]);
    await this.journal.consigner(acteur, {
      action: 'lecture-accompagnement',
      ressource: 'dossier',
      ressourceId: dossierId,
      dossierId,
      categories: ['dispositifs'],
    });
    const { recuLe = null, premierEntretienLe = null, departement = '', contacts: total = 0 } = faits ?? {};
    const aujourdhui = dateParis(this.horloge());
    return succes({
      entretiens: compter(modalites),
      contacts: { total, elements: contacts },
      rencontre: mesurerRencontre({ recuLe, premierEntretienLe, aujourdhui, departement }),
    });
  }
}

const compter = (
  modalites: readonly { readonly modalite: ModaliteLue; readonly nombre: number }[],
): AccompagnementVue['entretiens'] => {
  const comptes: Record<ModaliteComptee, number> = { PHYSIQUE: 0, TELEPHONE: 0, VISIO: 0 };
  for (const { modalite, nombre } of modalites) comptes[modaliteComptee(modalite)] += nombre;
  return {
    total: modalites.reduce((somme, { nombre }) => somme + nombre, 0),
    parModalite: Object.fromEntries(modalites.map(({ modalite, nombre }) => [modalite, nombre])),
    comptes,
  };
};
