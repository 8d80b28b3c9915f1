import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { CONFIRMATION_EXECUTION } from '@pdp/domain';
import { Erreur } from '../../platform/ui/retours/erreur';
import { prevenir } from '../../platform/ui/retours/prevenir';
import styles from '../delegue/delegue.module.css';
import { useLancerPasse } from './conservation.requetes';

/** Compter sans rien changer, ou archiver et effacer ce qui est échu après l'avoir recopié en toutes lettres. */
export function LancerPasse() {
  const [ouvert, poserOuvert] = useState(false);
  const lancer = useLancerPasse();
  const aBlanc = () =>
    lancer.mutate({ mode: 'A_BLANC' }, { onSuccess: () => prevenir.succes('La passe à blanc est lancée.') });
  return (
    <div className={styles['actions']}>
      <Button loading={lancer.isPending} onClick={aBlanc}>
        Passe à blanc
      </Button>
      <Button variant="default" onClick={() => poserOuvert(true)}>
        Exécuter…
      </Button>
      {ouvert && <Executer fermer={() => poserOuvert(false)} />}
    </div>
  );
}

function Executer({ fermer }: { fermer: () => void }) {
  const [mot, poserMot] = useState('');
  const lancer = useLancerPasse();
  const soumettre = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    lancer.mutate({ mode: 'EXECUTION', confirmation: mot.trim() }, { onSuccess: fermer });
  };
  return (
    <Modal opened onClose={fermer} title="Archiver et effacer ce qui est échu&nbsp;?">
      <form className={styles['formulaire']} onSubmit={soumettre} noValidate>
        <p>
          Ce qui est effacé ne revient pas. Lisez d’abord le rapport d’une passe à blanc. Les dossiers gelés sont
          laissés en l’état.
        </p>
        <TextInput
          label={`Recopiez ${CONFIRMATION_EXECUTION}`}
          required
          autoComplete="off"
          value={mot}
          onChange={(e) => poserMot(e.currentTarget.value)}
        />
        {lancer.isError && <Erreur erreur={lancer.error} />}
        <div className={styles['actions']}>
          <Button type="submit" color="rouge" loading={lancer.isPending}>
            Archiver et effacer
          </Button>
          <Button variant="default" onClick={fermer}>
            Annuler
          </Button>
        </div>
      </form>
    </Modal>
  );
}
