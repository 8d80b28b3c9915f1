import { Controller, Get, Query } from '@nestjs/common';
import type { CompteursDossiers, DossiersPage } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { ListerDossiersDto } from './lister-dossiers.dto.js';
import { ListerDossiers } from './lister-dossiers.use-case.js';

/** Liste et recherche de dossiers. Déclaré avant la fiche : « compteurs » n'est pas un identifiant. */
@Controller('api/v1/dossiers')
export class ListerDossiersController {
  constructor(private readonly listes: ListerDossiers) {}

  @Get()
  @ActeDeclare('dossier.lister')
  lister(@Moi() acteur: Acteur, @Query() filtres: ListerDossiersDto): Promise<DossiersPage> {
    return this.listes.executer(acteur, filtres);
  }

  @Get('compteurs')
  @ActeDeclare('dossier.lister')
  compteurs(@Moi() acteur: Acteur): Promise<CompteursDossiers> {
    return this.listes.compter(acteur);
  }
}
