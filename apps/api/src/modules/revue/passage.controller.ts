import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import type { BrouillonVue, DecisionCreee, PassageCourantVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionAttendue, VersionSiDonnee } from '../../platform/http/version-attendue.decorator.js';
import { AnnulerDecisionDto } from './annuler-decision/annuler-decision.dto.js';
import { AnnulerDecision, type DecisionAnnulee } from './annuler-decision/annuler-decision.use-case.js';
import { CommandesBrouillon } from './brouillon/commandes-brouillon.js';
import { EcrireBrouillonDto } from './brouillon/ecrire-brouillon.dto.js';
import { DeciderDto } from './decider/decider.dto.js';
import { Decider } from './decider/decider.use-case.js';
import { LirePassage } from './lire-passage/lire-passage.use-case.js';
import { TransiterPassageDto } from './transiter-passage/transiter-passage.dto.js';
import { TransiterPassage, type PassageTransforme } from './transiter-passage/transiter-passage.use-case.js';

/** Un dossier dans une séance : le lire, le faire avancer, écrire sa décision. */
@Controller('api/v1/passages')
export class PassageController {
  constructor(
    private readonly lecture: LirePassage,
    private readonly transition: TransiterPassage,
    private readonly decision: Decider,
    private readonly brouillons: CommandesBrouillon,
    private readonly annulation: AnnulerDecision,
  ) {}

  @Get(':id')
  @ActeDeclare('revue.lire')
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<PassageCourantVue> {
    return deplier(await this.lecture.executer(acteur, id));
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @ActeDeclare('revue.conduire')
  async transiter(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: TransiterPassageDto,
  ): Promise<PassageTransforme> {
    return deplier(await this.transition.executer(acteur, id, version, corps));
  }

  @Get(':id/brouillon')
  @ActeDeclare('revue.participer')
  async lireBrouillon(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<BrouillonVue> {
    return deplier(await this.brouillons.lecture.executer(acteur, id));
  }

  @Put(':id/brouillon')
  @ActeDeclare('revue.rediger')
  async ecrire(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionAttendue() version: number,
    @Body() corps: EcrireBrouillonDto,
  ): Promise<BrouillonVue> {
    return deplier(await this.brouillons.ecriture.ecrire(acteur, id, version, corps));
  }

  @Post(':id/prendre-la-main')
  @HttpCode(200)
  @ActeDeclare('revue.rediger')
  async prendreLaMain(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<{ ecrivainId: string }> {
    return deplier(await this.brouillons.ecriture.prendreLaMain(acteur, id));
  }

  @Post(':id/decisions')
  @ActeDeclare('revue.conduire')
  async decider(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: DeciderDto,
  ): Promise<DecisionCreee> {
    return deplier(await this.decision.executer(acteur, id, corps));
  }

  @Post(':id/decision/annulation')
  @HttpCode(200)
  @ActeDeclare('revue.conduire')
  async annuler(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: AnnulerDecisionDto,
  ): Promise<DecisionAnnulee> {
    return deplier(await this.annulation.executer(acteur, id, corps));
  }
}
