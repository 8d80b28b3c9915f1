import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiBody, ApiHeader } from '@nestjs/swagger';
import type { DiagnosticEcrit, DiagnosticsVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionAttendue, VersionSiDonnee } from '../../platform/http/version-attendue.decorator.js';
import { EcrireDiagnostic } from './ecrire-diagnostic.use-case.js';
import { LireDiagnostic } from './lire-diagnostic.use-case.js';
import { TransiterDiagnostic } from './transiter-diagnostic.use-case.js';
import { TransiterDiagnosticDto } from './diagnostic.dto.js';

/** Diagnostic social : rédigé par l'assistant(e) de service social, validé par la personne, lu bloc par bloc selon les droits. */
@Controller('api/v1')
export class DiagnosticController {
  constructor(
    private readonly lecture: LireDiagnostic,
    private readonly ecriture: EcrireDiagnostic,
    private readonly transition: TransiterDiagnostic,
  ) {}

  @Get('dossiers/:id/diagnostic')
  @Connecte()
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<DiagnosticsVue> {
    return deplier(await this.lecture.executer(acteur, id));
  }

  @Put('dossiers/:id/diagnostic/brouillon')
  @ActeDeclare('diagnostic.rediger')
  @ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'Version en préparation lue, entre guillemets ; "0" s’il n’y en a pas.',
  })
  @ApiBody({ description: 'Contenu entier du diagnostic (`ContenuDiagnostic`).', schema: { type: 'object' } })
  async ecrire(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionAttendue() version: number,
    @Body() corps: Record<string, unknown>,
  ): Promise<DiagnosticEcrit> {
    return deplier(await this.ecriture.executer(acteur, id, version, corps));
  }

  @Post('diagnostics/:id/transitions')
  @HttpCode(200)
  @ActeDeclare('diagnostic.agir')
  async transiter(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: TransiterDiagnosticDto,
  ): Promise<DiagnosticEcrit> {
    return deplier(await this.transition.executer(acteur, id, version, corps));
  }
}
