import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import type { DemandeOuverteVue, LienCree, ReponseEnregistree } from '@pdp/domain';
import type { FastifyRequest } from 'fastify';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Public } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { ProblemeException, deplier } from '../../platform/http/probleme.exception.js';
import { CreerLien } from './lien-reponse/creer-lien.use-case.js';
import { DebitDuLien } from './lien-reponse/debit-du-lien.js';
import { CreerLienDto, OuvrirLienDto, RepondreParLienDto } from './lien-reponse/lien-reponse.dto.js';
import { RepondreParLien } from './lien-reponse/repondre-par-lien.use-case.js';
import { RevoquerLien } from './lien-reponse/revoquer-lien.use-case.js';

/** Liens à usage unique pour une réponse attendue, et ce qu'en fait celui qui les reçoit (décision 0040). */
@Controller('api/v1')
export class LienReponseController {
  constructor(
    private readonly creer: CreerLien,
    private readonly revoquer: RevoquerLien,
    private readonly reponses: RepondreParLien,
    private readonly debit: DebitDuLien,
  ) {}

  @Post('dispositifs/:id/liens')
  @ActeDeclare('dispositif.solliciter')
  async donner(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: CreerLienDto,
  ): Promise<LienCree> {
    return deplier(await this.creer.executer(acteur, id, corps));
  }

  @Delete('liens/:id')
  @ActeDeclare('dispositif.solliciter')
  async retirer(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<{ readonly id: string }> {
    return deplier(await this.revoquer.executer(acteur, id));
  }

  @Post('reponses-par-lien/ouverture')
  @HttpCode(200)
  @Public('un médecin traitant ou une entreprise n’a pas de compte : le jeton et le code du lien en tiennent lieu')
  async ouvrir(@Body() corps: OuvrirLienDto, @Req() requete: FastifyRequest): Promise<DemandeOuverteVue> {
    await this.freiner(requete);
    return deplier(await this.reponses.ouvrir(corps));
  }

  @Post('reponses-par-lien')
  @HttpCode(200)
  @Public('la réponse d’un tiers sans compte : le jeton et le code du lien en tiennent lieu, une seule fois')
  async repondre(@Body() corps: RepondreParLienDto, @Req() requete: FastifyRequest): Promise<ReponseEnregistree> {
    await this.freiner(requete);
    return deplier(await this.reponses.repondre(corps));
  }

  private async freiner({ ip }: FastifyRequest): Promise<void> {
    const refus = await this.debit.refus(ip);
    if (refus) throw new ProblemeException(refus);
  }
}
