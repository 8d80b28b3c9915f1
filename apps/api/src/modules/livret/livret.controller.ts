import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiBody, ApiHeader } from '@nestjs/swagger';
import type { BrouillonEnregistre, LivretPublie, LivretVue, PropositionTriee } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionAttendue, VersionSiDonnee } from '../../platform/http/version-attendue.decorator.js';
import { EcrireBrouillon } from './ecrire-brouillon/ecrire-brouillon.use-case.js';
import { LireLivret } from './lire-livret/lire-livret.use-case.js';
import { PublierLivret } from './publier/publier-livret.use-case.js';
import { RepondreQuestion, type QuestionRepondue } from './repondre-question/repondre-question.use-case.js';
import { TexteLivretDto } from './texte-livret.dto.js';
import { TrierPropositionDto } from './trier-proposition/trier-proposition.dto.js';
import { TrierProposition } from './trier-proposition/trier-proposition.use-case.js';

/** Livret d'un dossier, du côté des professionnels : le référent le rédige et le publie, les autres lisent ce qui est publié. */
@Controller('api/v1/dossiers/:id/livret')
export class LivretController {
  constructor(
    private readonly lecture: LireLivret,
    private readonly brouillon: EcrireBrouillon,
    private readonly publication: PublierLivret,
    private readonly tri: TrierProposition,
    private readonly reponse: RepondreQuestion,
  ) {}

  @Get()
  @Connecte()
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<LivretVue> {
    return deplier(await this.lecture.executer(acteur, id));
  }

  @Put('brouillon')
  @ActeDeclare('livret.publier')
  @ApiHeader({
    name: 'If-Match',
    required: true,
    description: '`brouillonVersion` lue, entre guillemets ; "0" s’il n’y a pas encore de brouillon.',
  })
  @ApiBody({ description: 'Contenu entier du livret (`ContenuLivret`).', schema: { type: 'object' } })
  async ecrire(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionAttendue() version: number,
    @Body() corps: Record<string, unknown>,
  ): Promise<BrouillonEnregistre> {
    return deplier(await this.brouillon.executer(acteur, id, version, corps));
  }

  /** If-Match facultatif : donné, il garantit que l'on publie le brouillon que l'on a sous les yeux. */
  @Post('publication')
  @HttpCode(200)
  @ActeDeclare('livret.publier')
  async publier(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
  ): Promise<LivretPublie> {
    return deplier(await this.publication.executer(acteur, id, version));
  }

  @Post('propositions/:pid')
  @HttpCode(200)
  @ActeDeclare('livret.publier')
  async trier(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('pid', ParseUUIDPipe) pid: string,
    @Body() { decision }: TrierPropositionDto,
  ): Promise<PropositionTriee> {
    return deplier(await this.tri.executer(acteur, id, pid, decision));
  }

  @Post('questions/:qid/reponse')
  @HttpCode(200)
  @ActeDeclare('livret.publier')
  async repondre(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('qid', ParseUUIDPipe) qid: string,
    @Body() { texte }: TexteLivretDto,
  ): Promise<QuestionRepondue> {
    return deplier(await this.reponse.executer(acteur, id, qid, texte));
  }
}
