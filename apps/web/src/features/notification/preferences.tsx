import { Radio, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PreferencesNotification } from '@pdp/domain';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Lecture } from '../../platform/ui/retours/lecture';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { optionsPreferences, useReglerPreferences } from './notification.requetes';
import { RYTHMES } from './notification.vue';
import styles from './notification.module.css';

/** Comment être prévenu hors de l'application ; chaque choix est enregistré aussitôt. */
export function Preferences() {
  const preferences = useQuery(optionsPreferences);
  return (
    <Carte titre="Comment me prévenir">
      <Lecture requete={preferences}>{(donnees) => <Reglages preferences={donnees} />}</Lecture>
    </Carte>
  );
}

function Reglages({ preferences }: { preferences: PreferencesNotification }) {
  const regler = useReglerPreferences();
  const affichees = regler.isPending ? regler.variables : preferences;
  const poser = (suite: Partial<PreferencesNotification>) =>
    regler.mutate(
      { ...affichees, ...suite },
      {
        onSuccess: () => prevenir.succes('Préférence enregistrée.'),
        onError: (erreur) => prevenir.echec(erreur),
      },
    );
  return (
    <div className={styles['preferences']}>
      <Radio.Group
        label="Courriels"
        value={affichees.courriel}
        onChange={(courriel) => poser({ courriel: courriel as PreferencesNotification['courriel'] })}
      >
        <div className={styles['rythmes']}>
          {RYTHMES.map(({ value, libelle, explication }) => (
            <Radio key={value} value={value} label={libelle} description={explication} />
          ))}
        </div>
      </Radio.Group>
      <Switch
        label="SMS pour ce qui est urgent"
        checked={affichees.sms}
        onChange={(e) => poser({ sms: e.currentTarget.checked })}
      />
      <p className="fin">Un message ne contient jamais rien d’un dossier&nbsp;: il invite à ouvrir l’application.</p>
    </div>
  );
}
