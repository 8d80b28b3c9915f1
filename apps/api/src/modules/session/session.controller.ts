import { Body, Controller, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import type { SessionVue } from '@pdp/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ecrireCookie, effacerCookie, nomsDesCookies, type NomsCookies } from '../../platform/auth/cookies.js';
import { originePublique } from '../../platform/auth/origine-publique.js';
import { SessionService } from '../../platform/auth/sessions.js';
import type { Acteur } from '../../platform/config/acteur.js';
import type { Configuration } from '../../platform/config/configuration.js';
import { CONFIGURATION } from '../../platform/config/jetons.js';
import { Connecte, Public } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { ChangerHabilitationDto } from './changer-habilitation/changer-habilitation.dto.js';
import { ChangerHabilitation } from './changer-habilitation/changer-habilitation.use-case.js';
import { LireSession } from './lire-session/lire-session.use-case.js';
import { SeDeconnecter } from './se-deconnecter/se-deconnecter.use-case.js';

/** Session de la personne connectée. */
@Controller('api/v1')
export class SessionController {
  private readonly cookies: NomsCookies;

  constructor(
    private readonly lireSession: LireSession,
    private readonly changerHabilitation: ChangerHabilitation,
    private readonly seDeconnecter: SeDeconnecter,
    private readonly sessions: SessionService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {
    this.cookies = nomsDesCookies(configuration.publicUrl);
  }

  @Get('session')
  @Connecte()
  async lire(@Moi() acteur: Acteur): Promise<SessionVue> {
    return deplier(await this.lireSession.executer(acteur.sessionId));
  }

  @Put('session/habilitation')
  @Connecte()
  async changer(
    @Moi() acteur: Acteur,
    @Body() corps: ChangerHabilitationDto,
    @Req() requete: FastifyRequest,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<SessionVue> {
    const jeton = this.sessions.jetonDe(requete.headers.cookie) ?? '';
    const changement = deplier(await this.changerHabilitation.executer(acteur, jeton, corps.habilitationId));
    void reponse.header(
      'set-cookie',
      ecrireCookie(this.cookies.session, changement.jeton, { securise: this.cookies.securise }),
    );
    return changement.vue;
  }

  @Post('deconnexion')
  @HttpCode(204)
  @Public('se déconnecter doit réussir même quand la session a déjà pris fin')
  async deconnecter(
    @Req() requete: FastifyRequest,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<{ url: string } | undefined> {
    const url = await this.seDeconnecter.executer({
      jeton: this.sessions.jetonDe(requete.headers.cookie),
      origine: originePublique(requete.headers.host, this.configuration.publicUrl),
      correlationId: requete.correlationId,
    });
    void reponse
      .header('set-cookie', effacerCookie(this.cookies.session, this.cookies.securise))
      .header('clear-site-data', '"cookies", "storage"');
    if (url === null) return undefined;
    void reponse.status(200);
    return { url };
  }
}
