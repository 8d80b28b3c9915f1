import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { LIBELLES_FONCTION, LIBELLES_UNITE } from '@pdp/domain';
import type { HabilitationVue } from '@pdp/domain';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { oublierAccesRetires } from '../../../platform/realtime/acces-retires';
import { useChangerHabilitation, useSession } from '../../../platform/session/session.requetes';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import styles from './coque.module.css';

/** « Service social · Vannes » ; l'unité n'est pas redite quand l'organisme porte déjà son nom. */
function courte({ unite, organisme }: HabilitationVue): string {
  const libelle = LIBELLES_UNITE[unite];
  if (!organisme) return libelle;
  const [nom = ''] = organisme.nom.split(',');
  return nom.startsWith(libelle) ? nom : `${libelle} · ${nom}`;
}

/** Fonction sous laquelle on agit ; un menu pour en changer quand on en a plusieurs. */
export function MenuFonction() {
  const session = useSession();
  const active = session.habilitationActive;
  if (session.habilitations.length < 2) {
    return (
      <span className={`${styles['fonction']} ${styles['puceFonction']}`}>
        <Puce titre={LIBELLES_FONCTION[active.fonction]}>{courte(active)}</Puce>
      </span>
    );
  }
  return <ChoixFonction habilitations={session.habilitations} active={active} />;
}

type Props = { habilitations: readonly HabilitationVue[]; active: HabilitationVue };

function ChoixFonction({ habilitations, active }: Props) {
  const naviguer = useNavigate();
  const changer = useChangerHabilitation(() => {
    oublierAccesRetires();
    void naviguer({ to: '/' });
    prevenir.information('Vous agissez maintenant sous une autre fonction.');
  });
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <button type="button" className={styles['fonction']} disabled={changer.isPending}>
          <span className="visuellement-cache">Changer de fonction. Actuelle&nbsp;: </span>
          <Puce>
            {courte(active)}
            <IconChevronDown size={14} aria-hidden="true" />
          </Puce>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>J’agis en tant que</Menu.Label>
        {habilitations.map((habilitation) => (
          <Menu.Item
            key={habilitation.id}
            leftSection={
              habilitation.id === active.id ? (
                <IconCheck size={16} aria-label="Fonction actuelle" />
              ) : (
                <span style={{ width: 16 }} />
              )
            }
            onClick={() =>
              habilitation.id !== active.id && changer.mutate(habilitation.id, { onError: prevenir.echec })
            }
          >
            {LIBELLES_FONCTION[habilitation.fonction]}
            <div className="fin">{courte(habilitation)}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
