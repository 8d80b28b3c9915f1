import { Controller, Get, Header, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Acteur } from '../../../platform/config/acteur.js';
import { Connecte } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { introuvable, ProblemeException } from '../../../platform/http/probleme.exception.js';
import { LireDossier } from './lire-dossier.use-case.js';

/** Fiche projetée d'un dossier. */
@Controller('api/v1/dossiers')
export class LireDossierController {
  constructor(private readonly lire: LireDossier) {}

  @Get(':id')
  @Connecte()
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOkResponse({
    description: 'DossierVue : seules les catégories que le lecteur peut lire ; les autres sont nommées dans `masque`.',
  })
  async un(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<string> {
    const fiche = await this.lire.executer(acteur, id);
    if (fiche === null) throw new ProblemeException(introuvable());
    void reponse.header('etag', `"${fiche.version}"`);
    return fiche.json;
  }
}
