import { Inject, Injectable } from '@nestjs/common';
import {
  dateParis,
  echec,
  raisonNonPropose,
  succes,
  type ContexteDispositif,
  type DispositifsVue,
  type ErreurMetier,
  type Resultat,
  type TypeDispositif,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { categoriesLues, donneesLues, litDispositif, ouvrables } from '../acces-dispositif.js';
import type { DispositifsDuLecteurPort } from '../dispositif.port.js';
import { presenterDispositif } from '../dispositif.presenter.js';
import { enContexte } from '../persistence/dispositifs.depot.js';
import { LectureDispositifs } from '../persistence/lecture-dispositifs.js';

/** Dispositifs d'un dossier que ce lecteur lit ; les autres ne sont ni montrés, ni comptés, ni nommés. */
@Injectable()
export class ListerDispositifs implements DispositifsDuLecteurPort {
  constructor(
    private readonly faits: FaitsService,
    private readonly lecture: LectureDispositifs,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, dossierId: string): Promise<Resultat<DispositifsVue, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    if (!estVisible(acteur, faits)) return echec(introuvable());
    const maintenant = this.horloge();
    const [tous, ligne, liens] = await Promise.all([
      this.lecture.duDossier(dossierId),
      this.lecture.contexte(dossierId),
      this.lecture.liens(dossierId, maintenant),
    ]);
    const lus = tous.filter((dispositif) => litDispositif(acteur, faits, dispositif));
    await this.journal.consigner(acteur, {
      action: 'dispositif.lister',
      ressource: 'dossier',
      ressourceId: dossierId,
      dossierId,
      categories: categoriesLues(
        lus.map((dispositif) => ({ ...dispositif, donnees: donneesLues(acteur, faits, dispositif) })),
      ),
    });
    const aujourdhui = dateParis(maintenant);
    const contexte = enContexte(ligne, [], aujourdhui);
    return succes({
      elements: lus.map((dispositif) =>
        presenterDispositif(
          acteur,
          faits,
          dispositif,
          enContexte(
            ligne,
            tous.filter(({ id }) => id !== dispositif.id),
            aujourdhui,
          ),
          liens,
        ),
      ),
      ...proposes(ouvrables(acteur, faits, contexte.sansEmployeur), contexte),
      departement: contexte.departement,
      sansEmployeur: contexte.sansEmployeur,
      sansSpst: contexte.sansSpst === true,
      aujourdhui,
      regles: ligne?.regles ?? [],
    });
  }
}

const proposes = (
  types: readonly TypeDispositif[],
  contexte: ContexteDispositif,
): Pick<DispositifsVue, 'ouvrables' | 'nonProposes'> => {
  const raisons = types.map((type) => ({ type, raison: raisonNonPropose(type, contexte) }));
  return {
    ouvrables: raisons.flatMap(({ type, raison }) => (raison === null ? [type] : [])),
    nonProposes: raisons.flatMap(({ type, raison }) => (raison === null ? [] : [{ type, raison }])),
  };
};
