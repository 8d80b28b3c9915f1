import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { ReperageVue } from '@pdp/domain';
import { peut } from '../../platform/permissions/capacites';
import { confirmer } from '../../platform/ui/retours/confirmer';
import { Erreur } from '../../platform/ui/retours/erreur';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useTraiterAppel } from './appels.requetes';
import { AUTRE_RAISON, motifEcarter, RAISONS_ECARTER } from './appels.vue';
import styles from './reperage.module.css';

type Props = { readonly ligne: ReperageVue };

/** Décider d'une ligne : en faire un signalement, ou l'écarter avec une raison. */
export function GestesAppel({ ligne }: Props) {
  const traiter = useTraiterAppel(ligne);
  const [ecarter, poserEcarter] = useState(false);
  const { nomAffiche } = ligne.assure;
  const signaler = async () => {
    const oui = await confirmer({
      titre: `Signaler ${nomAffiche}\u00a0?`,
      texte: ligne.dejaSuivi
        ? 'Cette personne est déjà suivie\u00a0: le signalement rejoindra son dossier. Il ne se retire pas.'
        : 'Un signalement est créé à votre nom et part dans la file de votre service. Il ne se retire pas.',
      bouton: 'Signaler',
    });
    if (!oui) return;
    traiter.mutate(
      { transition: 'signaler' },
      {
        onSuccess: () => prevenir.succes(`Signalement créé pour ${nomAffiche}.`),
        onError: (erreur) => prevenir.echec(erreur),
      },
    );
  };
  return (
    <div className={styles['gestes']}>
      {peut(ligne, 'signaler') && (
        <Button
          size="compact-md"
          loading={traiter.isPending && !ecarter}
          onClick={() => void signaler()}
          aria-label={`Signaler ${nomAffiche}`}
        >
          Signaler
        </Button>
      )}
      {peut(ligne, 'ecarter') && (
        <Button
          size="compact-md"
          variant="default"
          onClick={() => poserEcarter(true)}
          aria-label={`Écarter ${nomAffiche}`}
        >
          Écarter
        </Button>
      )}
      {ecarter && <DialogueEcarter ligne={ligne} fermer={() => poserEcarter(false)} />}
    </div>
  );
}

function DialogueEcarter({ ligne, fermer }: Props & { fermer: () => void }) {
  const traiter = useTraiterAppel(ligne);
  const [choix, poserChoix] = useState('');
  const [mots, poserMots] = useState('');
  const [refus, poserRefus] = useState(false);
  const soumettre = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const motif = motifEcarter(choix, mots);
    poserRefus(motif === undefined);
    if (motif === undefined) return;
    traiter.mutate(
      { transition: 'ecarter', motif },
      {
        onSuccess: () => {
          prevenir.succes(`${ligne.assure.nomAffiche} est écartée de la liste.`);
          fermer();
        },
      },
    );
  };
  return (
    <Modal opened onClose={fermer} title={`Écarter ${ligne.assure.nomAffiche}\u00a0?`}>
      <form className={styles['ecarter']} onSubmit={soumettre} noValidate>
        <p className="doux">La ligne quitte la liste d’appel. Ce choix est définitif et gardé avec sa raison.</p>
        {traiter.isError && <Erreur erreur={traiter.error} />}
        <Radio.Group
          label="Pourquoi&nbsp;?"
          required
          value={choix}
          onChange={poserChoix}
          error={refus && choix === '' ? 'Choisissez une raison.' : null}
        >
          <div className={styles['ecarter']}>
            {RAISONS_ECARTER.map((raison) => (
              <Radio key={raison} value={raison} label={raison} />
            ))}
            <Radio value={AUTRE_RAISON} label="Autre raison" />
          </div>
        </Radio.Group>
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
