import { Controller, Get, Inject, Query } from '@nestjs/common';
import { dateParis, type ReperagePage } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { ReperageRepository } from '../persistence/reperage.repository.js';
import { presenterReperage } from '../reperage.presenter.js';
import { unitesDe } from '../unites-de-reperage.js';
import { ListerReperageDto } from './lister-reperage.dto.js';

/** `GET /reperage` : liste d'appel de son service, ce qui attend depuis le plus longtemps d'abord. */
@Controller('api/v1/reperage')
export class ListerReperageController {
  constructor(
    private readonly reperages: ReperageRepository,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  @Get()
  @ActeDeclare('reperage.lire')
  async liste(@Moi() acteur: Acteur, @Query() filtres: ListerReperageDto): Promise<ReperagePage> {
    const apres = lireCurseur(filtres.curseur, 2);
    const [lignes] = await Promise.all([
      this.reperages.lister({
        plateformeId: acteur.plateformeId,
        unites: unitesDe(acteur).filter((unite) => filtres.unite === undefined || unite === filtres.unite),
        seuil: filtres.seuil ?? null,
        etat: filtres.etat ?? 'A_TRAITER',
        apres: apres && [String(apres[0]), String(apres[1])],
        limite: filtres.limite,
      }),
      this.journal.consigner(acteur, {
        action: 'reperage.lister',
        ressource: 'reperage',
        categories: ['identite', 'coordonnees', 'arret'],
      }),
    ]);
    const aujourdhui = dateParis(this.horloge());
    return enPage(
      lignes,
      filtres.limite,
      (l) => [l.date_seuil, l.id],
      (l) => presenterReperage(l, acteur, aujourdhui),
    );
  }
}
