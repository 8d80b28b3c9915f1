import { Body, Controller, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { CATEGORIES_FICHE, type CategorieFiche, type VersionVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { Connecte } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier, introuvable, ProblemeException } from '../../../platform/http/probleme.exception.js';
import { VersionAttendue } from '../../../platform/http/version-attendue.decorator.js';
import { EcrireCategorie } from './ecrire-categorie.use-case.js';
import { SCHEMAS_OPENAPI } from './schemas-openapi.js';

/** Écriture d'une catégorie de la fiche. */
@Controller('api/v1/dossiers')
export class EcrireCategorieController {
  constructor(private readonly ecrire: EcrireCategorie) {}

  @Put(':id/categories/:categorie')
  @Connecte()
  @ApiHeader({ name: 'If-Match', required: true, description: 'Version du dossier lue, entre guillemets.' })
  @ApiBody({
    description: 'Contenu entier de la catégorie : une clé absente est vidée.',
    schema: { oneOf: SCHEMAS_OPENAPI },
  })
  @ApiOkResponse({ description: 'Nouvelle version du dossier, à renvoyer en If-Match.' })
  async une(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Param('categorie') categorie: string,
    @VersionAttendue() versionLue: number,
    @Body() corps: Record<string, unknown>,
  ): Promise<VersionVue> {
    if (!estCategorieFiche(categorie)) throw new ProblemeException(introuvable());
    return deplier(await this.ecrire.executer(acteur, { dossierId, categorie, corps, versionLue }));
  }
}

const estCategorieFiche = (categorie: string): categorie is CategorieFiche =>
  (CATEGORIES_FICHE as readonly string[]).includes(categorie);
