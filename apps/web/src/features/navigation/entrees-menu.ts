import {
  IconAddressBook,
  IconBriefcase2,
  IconChartBar,
  IconFileImport,
  IconFlag,
  IconHourglass,
  IconListSearch,
  IconLifebuoy,
  IconMailShare,
  IconScale,
  IconSettings,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { Fonction, MonTravailVue } from '@pdp/domain';
import { peutVoirEcran } from '../../platform/permissions/menu';
import type { Ecran } from '../../platform/permissions/menu';

/** Adresses atteintes par le menu. */
export type AdresseMenu =
  | '/travail'
  | '/assures'
  | '/signalements'
  | '/revues'
  | '/reperage'
  | '/annuaire'
  | '/boite-envoi'
  | '/administration'
  | '/journal'
  | '/droits'
  | '/conservation'
  | '/pilotage'
  | '/aide';

/** Entrée du menu ; `compteur` lit son nombre dans « Mon travail ». */
export type EntreeMenu = {
  readonly ecran: Ecran;
  readonly vers: AdresseMenu;
  readonly libelle: string;
  readonly court: string;
  readonly icone: Icon;
  readonly compteur?: (travail: MonTravailVue) => number;
};

const ENTREES: readonly EntreeMenu[] = [
  {
    ecran: 'travail',
    vers: '/travail',
    libelle: 'Mon travail',
    court: 'Travail',
    icone: IconBriefcase2,
    compteur: (t) => t.nombreTaches,
  },
  { ecran: 'assures', vers: '/assures', libelle: 'Assurés', court: 'Assurés', icone: IconUsers },
  {
    ecran: 'signalements',
    vers: '/signalements',
    libelle: 'Signalements',
    court: 'Signalements',
    icone: IconFlag,
    compteur: (t) => t.signalementsATraiter,
  },
  { ecran: 'revues', vers: '/revues', libelle: 'Revues de dossiers', court: 'Revues', icone: IconUsersGroup },
  { ecran: 'reperage', vers: '/reperage', libelle: 'Repérage', court: 'Repérage', icone: IconFileImport },
  { ecran: 'annuaire', vers: '/annuaire', libelle: 'Annuaire', court: 'Annuaire', icone: IconAddressBook },
  { ecran: 'boite-envoi', vers: '/boite-envoi', libelle: 'Boîte d’envoi', court: 'Envois', icone: IconMailShare },
  { ecran: 'journal', vers: '/journal', libelle: 'Journal des accès', court: 'Journal', icone: IconListSearch },
  { ecran: 'droits', vers: '/droits', libelle: 'Demandes de droit', court: 'Droits', icone: IconScale },
  { ecran: 'conservation', vers: '/conservation', libelle: 'Conservation', court: 'Durées', icone: IconHourglass },
  { ecran: 'pilotage', vers: '/pilotage', libelle: 'Pilotage', court: 'Pilotage', icone: IconChartBar },
  { ecran: 'administration', vers: '/administration', libelle: 'Administration', court: 'Admin.', icone: IconSettings },
  { ecran: 'aide', vers: '/aide', libelle: 'Aide', court: 'Aide', icone: IconLifebuoy },
];

/** Entrées du menu d'une fonction, dans l'ordre. */
export const entreesMenu = (fonction: Fonction): readonly EntreeMenu[] =>
  ENTREES.filter((entree) => peutVoirEcran(fonction, entree.ecran));
