import { Body, Controller, Get, Header, Headers, HttpCode, Post, Put, Query } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  type AccesVue,
  type CapVue,
  type LivretLuVue,
  type MonLivretVue,
  type Page,
  type QuestionLivret,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionAttendue } from '../../platform/http/version-attendue.decorator.js';
import { AccuserLecture } from './accuser-lecture/accuser-lecture.use-case.js';
import { EcrireCap } from './ecrire-cap/ecrire-cap.use-case.js';
import { LireMonJournal } from './lire-mon-journal/lire-mon-journal.use-case.js';
import { LireMonLivret } from './lire-mon-livret/lire-mon-livret.use-case.js';
import { MonJournalDto, MonLivretDto } from './mon-livret.dto.js';
import { PoserQuestion } from './poser-question/poser-question.use-case.js';
import { TexteLivretDto } from './texte-livret.dto.js';

/** « Mon livret » : ce que l'assuré, ou son mandataire, lit et écrit. Le dossier est toujours le sien, jamais choisi par l'adresse. */
@Controller('api/v1')
export class MonLivretController {
  constructor(
    private readonly livret: LireMonLivret,
    private readonly accuse: AccuserLecture,
    private readonly cap: EcrireCap,
    private readonly question: PoserQuestion,
    private readonly acces: LireMonJournal,
  ) {}

  @Get('mon-livret')
  @ActeDeclare('livret.lire')
  async lire(
    @Moi() acteur: Acteur,
    @Query() { dossierId }: MonLivretDto,
    @Headers('accept') accept?: string,
  ): Promise<MonLivretVue> {
    if (veutSeulementUnPdf(accept))
      return deplier(
        echec(erreurMetier('type-refuse', 'Le livret n’est pas proposé en PDF : ouvrez-le et imprimez la page.')),
      );
    return deplier(await this.livret.executer(acteur, dossierId));
  }

  @Get('mon-livret/calendrier.ics')
  @ActeDeclare('livret.lire')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="rendez-vous.ics"')
  async agenda(@Moi() acteur: Acteur, @Query() { dossierId }: MonLivretDto): Promise<string> {
    return deplier(await this.livret.calendrier(acteur, dossierId));
  }

  @Post('mon-livret/lecture')
  @HttpCode(200)
  @ActeDeclare('livret.lire')
  async accuser(@Moi() acteur: Acteur, @Query() { dossierId }: MonLivretDto): Promise<LivretLuVue> {
    return deplier(await this.accuse.executer(acteur, dossierId));
  }

  @Put('mon-livret/cap')
  @ActeDeclare('livret.cap')
  async ecrireCap(
    @Moi() acteur: Acteur,
    @Query() { dossierId }: MonLivretDto,
    @VersionAttendue() version: number,
    @Body() { texte }: TexteLivretDto,
  ): Promise<CapVue> {
    return deplier(await this.cap.executer(acteur, dossierId, version, texte));
  }

  @Post('mon-livret/questions')
  @ActeDeclare('livret.question')
  async questionner(
    @Moi() acteur: Acteur,
    @Query() { dossierId }: MonLivretDto,
    @Body() { texte }: TexteLivretDto,
  ): Promise<QuestionLivret> {
    return deplier(await this.question.executer(acteur, dossierId, texte));
  }

  @Get('mon-journal')
  @ActeDeclare('livret.lire')
  async journal(
    @Moi() acteur: Acteur,
    @Query() { dossierId, limite, curseur }: MonJournalDto,
  ): Promise<Page<AccesVue>> {
    return deplier(await this.acces.executer(acteur, { dossierId, limite, curseur }));
  }
}

const veutSeulementUnPdf = (accept: string | undefined): boolean =>
  accept !== undefined && accept.includes('application/pdf') && !/json|\*\/\*/.test(accept);
