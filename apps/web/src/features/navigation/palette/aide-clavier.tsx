import { Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { activerRaccourcis, raccourcisActifs, raccourcisParGroupe } from '../../../platform/clavier/raccourcis';
import type { Raccourci } from '../../../platform/clavier/raccourcis';
import { useMagasin } from '../../../platform/magasin';
import { aideClavierOuverte } from './etat-palette';
import styles from './aide-clavier.module.css';

/** Aide des raccourcis (?), et de quoi couper ceux d'une seule touche. */
export function AideClavier() {
  const ouverte = useMagasin(aideClavierOuverte);
  const [actifs, poserActifs] = useState(raccourcisActifs);
  const basculer = (valeur: boolean) => {
    activerRaccourcis(valeur);
    poserActifs(valeur);
  };
  return (
    <Modal
      opened={ouverte}
      onClose={() => aideClavierOuverte.poser(false)}
      closeOnClickOutside
      title="Raccourcis clavier"
      size="lg"
    >
      <div className={styles['groupes']}>
        {raccourcisParGroupe().map(([groupe, raccourcis]) => (
          <section key={groupe}>
            <h3>{groupe}</h3>
            <dl className={styles['liste']}>
              {raccourcis.map((raccourci) => (
                <Ligne key={raccourci.combinaison} raccourci={raccourci} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        mt="md"
        checked={actifs}
        onChange={(e) => basculer(e.currentTarget.checked)}
        label="Raccourcis d’une seule touche"
        description="Coupez-les si vous dictez votre texte ou si vous les déclenchez sans le vouloir. Ctrl K reste actif."
      />
    </Modal>
  );
}

function Ligne({ raccourci }: { raccourci: Raccourci }) {
  return (
    <div>
      <dt>
        {raccourci.touches.map((touche, i) => (
          <span key={touche}>
            {i > 0 && ' '}
            <kbd>{touche}</kbd>
          </span>
        ))}
      </dt>
      <dd>{raccourci.libelle}</dd>
    </div>
  );
}
