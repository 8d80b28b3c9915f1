import { Controller, Get, Query } from '@nestjs/common';
import type { AnnuairePage, OrganismeVue, Page } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { AnnuaireDto, OrganismesDto } from './lister-annuaire/lister-annuaire.dto.js';
import { ListerAnnuaire } from './lister-annuaire/lister-annuaire.use-case.js';

/** Annuaire de la plateforme : ses professionnels, ses organismes. */
@Controller('api/v1')
export class AnnuaireController {
  constructor(private readonly annuaire: ListerAnnuaire) {}

  @Get('annuaire')
  @ActeDeclare('annuaire.lire')
  personnes(@Moi() acteur: Acteur, @Query() filtre: AnnuaireDto): Promise<AnnuairePage> {
    return this.annuaire.personnes(acteur, filtre);
  }

  /** Ouvert aussi à l'assuré, qui choisit son service de santé au travail : rien n'y est personnel. */
  @Get('organismes')
  @Connecte()
  organismes(@Moi() acteur: Acteur, @Query() { unite }: OrganismesDto): Promise<Page<OrganismeVue>> {
    return this.annuaire.organismes(acteur, unite);
  }
}
