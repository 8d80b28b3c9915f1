import { Inject, Injectable } from '@nestjs/common';
import {
  DISPOSITIFS,
  DROITS_SOCIAUX,
  MACHINE_DROIT_SOCIAL,
  dateParis,
  droitDeDispositif,
  echec,
  expireBientot,
  succes,
  transitionsPossibles,
  type CategorieDonnee,
  type DroitSocialVue,
  type DroitsSociauxVue,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import { peut, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { HORLOGE, type HorlogeSysteme } from '../../platform/config/jetons.js';
import { introuvable } from '../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../platform/journal/journal-groupe.js';
import { estVisible } from '../../platform/permissions/acces.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { litTypeDeDispositif } from '../../platform/permissions/statut-de-sante.js';
import { DispositifsPort, type DispositifLu } from '../dispositif/dispositif.port.js';
import { ecritDroit, litDroit, notables } from './acces-droit-social.js';
import { DroitsSociauxDepot, type DroitStocke } from './persistence/droits-sociaux.depot.js';

/** Droits d'une personne que ce lecteur lit : notés ici, ou tenus par leur dispositif. Ce qu'il ne lit pas n'est pas compté. */
@Injectable()
export class LireDroitsSociaux {
  constructor(
    private readonly faits: FaitsService,
    private readonly depot: DroitsSociauxDepot,
    private readonly dispositifs: DispositifsPort,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, dossierId: string): Promise<Resultat<DroitsSociauxVue, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    if (!estVisible(acteur, faits)) return echec(introuvable());
    const [droits, dispositifs] = await Promise.all([
      this.depot.duDossier(dossierId),
      this.dispositifs.duDossier(dossierId),
    ]);
    const aujourdhui = dateParis(this.horloge());
    const lus = droits.filter(({ type, etat }) => etat !== 'ANNULE' && litDroit(acteur, faits, type));
    const tenus = dispositifs.flatMap((dispositif) => lireDispositif(acteur, faits, dispositif, aujourdhui));
    const sante = tenus.length > 0 || lus.some(({ type }) => DROITS_SOCIAUX[type].categorie === 'statutSante');
    const categories: CategorieDonnee[] = [
      ...(lus.some(({ type }) => DROITS_SOCIAUX[type].categorie === 'finances') ? (['finances'] as const) : []),
      ...(sante ? (['statutSante'] as const) : []),
    ];
    await this.journal.consigner(acteur, {
      action: 'lecture-droits-sociaux',
      ressource: 'lecture',
      ressourceId: nouvelId(),
      dossierId,
      categories,
    });
    return succes({
      elements: [...tenus, ...lus.map((droit) => presenter(acteur, faits, droit, aujourdhui))],
      notables: notables(acteur, faits),
    });
  }
}

const presenter = (
  acteur: Acteur,
  faits: FaitsDossier,
  { type, tacheId: _, ...droit }: DroitStocke,
  aujourdhui: string,
): DroitSocialVue => ({
  ...droit,
  source: 'NOTE',
  libelle: DROITS_SOCIAUX[type].libelle,
  expireBientot: expireBientot({ type, etat: droit.etat, au: droit.au }, aujourdhui),
  transitions: ecritDroit(acteur, faits, type)
    ? transitionsPossibles(MACHINE_DROIT_SOCIAL, droit.etat, acteur.fonction)
    : [],
});

function lireDispositif(
  acteur: Acteur,
  faits: FaitsDossier,
  dispositif: DispositifLu,
  aujourdhui: string,
): DroitSocialVue[] {
  const droit = droitDeDispositif(dispositif, aujourdhui);
  const lit =
    peut(acteur, 'lire', { categorie: 'dispositifs', faits }) && litTypeDeDispositif(acteur, faits, dispositif.type);
  if (droit === null || !lit) return [];
  return [
    {
      ...droit,
      id: dispositif.id,
      source: 'DISPOSITIF',
      libelle: DISPOSITIFS[dispositif.type].libelle,
      version: dispositif.version,
      demandeLe: dispositif.donnees.deposeLe ?? dispositif.donnees.demandeSigneeLe ?? null,
      precision: null,
      transitions: [],
    },
  ];
}
