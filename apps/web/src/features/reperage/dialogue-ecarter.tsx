import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { ReperageVue } from '@pdp/domain';
import { Erreur } from '../../platform/ui/retours/erreur';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useTraiterAppel } from './appels.requetes';
import { AUTRE_RAISON, motifEcarter, RAISONS_ECARTER } from './appels.vue';
import styles from './reperage.module.css';

type Props = { readonly ligne: ReperageVue; readonly fermer: () => void };

/** Écarte une ligne de la liste d'appel, avec sa raison : le choix est définitif. */
export function DialogueEcarter({ ligne, fermer }: Props) {
  const traiter = useTraiterAppel(ligne);
  const [choix, poserChoix] = useState('');
  const [mots, poserMots] = useState('');
  const [refus, poserRefus] = useState(false);
  const { nomAffiche } = ligne.assure;
  const soumettre = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const motif = motifEcarter(choix, mots);
    poserRefus(motif === undefined);
    if (motif === undefined) return;
    const surSucces = () => {
      prevenir.succes(`${nomAffiche} n’est plus dans la liste.`);
      fermer();
    };
    traiter.mutate({ transition: 'ecarter', motif }, { onSuccess: surSucces });
  };
  return (
    <Modal opened onClose={fermer} title={`Écarter ${nomAffiche}\u00a0?`}>
      <form className={styles['ecarter']} onSubmit={soumettre} noValidate>
        <p className="doux">La ligne quitte la liste d’appel. Ce choix est définitif et gardé avec sa raison.</p>
        {traiter.isError && <Erreur erreur={traiter.error} />}
        <ChoixRaison choix={choix} choisir={poserChoix} refus={refus} />
        {choix === AUTRE_RAISON && (
          <TextInput
            label="En quelques mots, sans rien de médical"
            required
            maxLength={LIMITES_TEXTE.motCourt}
            value={mots}
            onChange={(e) => poserMots(e.currentTarget.value)}
            error={refus && mots.trim() === '' ? 'Écrivez la raison.' : null}
          />
        )}
        <div className={styles['actions']}>
          <Button variant="default" onClick={fermer}>
            Annuler
          </Button>
          <Button type="submit" color="rouge" loading={traiter.isPending}>
            Écarter
          </Button>
        </div>
      </form>
    </Modal>
  );
}

type PropsRaison = { choix: string; choisir: (raison: string) => void; refus: boolean };

function ChoixRaison({ choix, choisir, refus }: PropsRaison) {
  return (
    <Radio.Group
      label="Pourquoi&nbsp;?"
      required
      value={choix}
      onChange={choisir}
      error={refus && choix === '' ? 'Choisissez une raison.' : null}
    >
      <div className={styles['ecarter']}>
        {RAISONS_ECARTER.map((raison) => (
          <Radio key={raison} value={raison} label={raison} />
        ))}
        <Radio value={AUTRE_RAISON} label="Autre raison" />
      </div>
    </Radio.Group>
  );
}
