import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { TransitionDossierReponse } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { Connecte } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../../platform/http/version-attendue.decorator.js';
import { ChangerEtatDto } from './changer-etat.dto.js';
import { ChangerEtat } from './changer-etat.use-case.js';

/** États d'un dossier. L'acte dépend de la transition demandée : il est vérifié dans le cas d'usage. */
@Controller('api/v1/dossiers')
export class ChangerEtatController {
  constructor(private readonly changer: ChangerEtat) {}

  @Post(':id/transitions')
  @HttpCode(200)
  @Connecte()
  async transition(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @VersionSiDonnee() version: number | null,
    @Body() { transition, ...details }: ChangerEtatDto,
  ): Promise<TransitionDossierReponse> {
    return deplier(await this.changer.executer(acteur, { dossierId, transition, version, details }));
  }
}
