import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  IconBuildingFactory2,
  IconCalendarOff,
  IconDevices,
  IconKeyboard,
  IconLifebuoy,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { LIBELLES_FONCTION } from '@pdp/domain';
import { peutVoirEcran } from '../../../platform/permissions/menu';
import { initiales } from '../../../platform/format/textes';
import { useDeconnexion, useSession } from '../../../platform/session/session.requetes';
import { aideClavierOuverte } from '../palette/etat-palette';
import styles from './coque.module.css';

/** Pastille de l'utilisateur : thème, raccourcis, aide, déconnexion. */
export function MenuUtilisateur() {
  const { utilisateur, habilitationActive } = useSession();
  const deconnexion = useDeconnexion();
  const nom = `${utilisateur.prenom} ${utilisateur.nom}`;
  return (
    <Menu position="bottom-end" width={270}>
      <Menu.Target>
        <button type="button" className={styles['boutonBarre']}>
          <span className={styles['rond']}>{initiales(nom)}</span>
          <span className="visuellement-cache">, mon compte&nbsp;: {nom}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {nom}
          <br />
          {LIBELLES_FONCTION[habilitationActive.fonction]}
        </Menu.Label>
        <BasculeTheme />
        <Menu.Item leftSection={<IconKeyboard size={18} />} onClick={() => aideClavierOuverte.poser(true)}>
          Raccourcis clavier
        </Menu.Item>
        <Menu.Item leftSection={<IconLifebuoy size={18} />} component={Link} to="/aide">
          Aide
        </Menu.Item>
        {peutVoirEcran(habilitationActive.fonction, 'alertes') && (
          <Menu.Item leftSection={<IconBuildingFactory2 size={18} />} component={Link} to="/alertes">
            Alertes entreprise
          </Menu.Item>
        )}
        {peutVoirEcran(habilitationActive.fonction, 'suppleances') && (
          <Menu.Item leftSection={<IconCalendarOff size={18} />} component={Link} to="/suppleances">
            Absences et suppléances
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconDevices size={18} />} component={Link} to="/mes-sessions">
          Mes sessions
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} />} onClick={() => deconnexion.mutate()}>
          Se déconnecter
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function BasculeTheme() {
  const { setColorScheme } = useMantineColorScheme();
  const theme = useComputedColorScheme('light');
  const suivant = theme === 'dark' ? 'light' : 'dark';
  const Icone = theme === 'dark' ? IconSun : IconMoon;
  return (
    <Menu.Item leftSection={<Icone size={18} />} onClick={() => setColorScheme(suivant)}>
      {theme === 'dark' ? 'Passer au thème clair' : 'Passer au thème sombre'}
    </Menu.Item>
  );
}
