import { Button, Modal, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { LIBELLES_FONCTION, LIMITES_TEXTE } from '@pdp/domain';
import type { HabilitationAdminVue } from '@pdp/domain';
import { useAujourdhui } from '../../platform/format/horloge';
import { libelleDe } from '../../platform/format/libelles';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { Erreur } from '../../platform/ui/retours/erreur';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useModifierFin } from './habilitation.requetes';
import { finChoisie, periodeEnClair, premiereFin } from './habilitation.vue';
import type { ChoixFin } from './habilitation.vue';
import styles from './administration.module.css';

type Props = { readonly habilitation: HabilitationAdminVue; readonly fermer: () => void };

/** Termine une habilitation tout de suite ou à une date, ou en lève la fin ; la raison est gardée. */
export function ChangerFin({ habilitation, fermer }: Props) {
  const saisie = useSaisieFin(habilitation, fermer);
  const { choix, motif, poserMotif, refus, modifier } = saisie;
  return (
    <Modal opened onClose={fermer} title={`Habilitation de ${habilitation.utilisateur.nom}`}>
      <form className={styles['dialogue']} onSubmit={saisie.soumettre} noValidate>
        <p>
          {libelleDe(LIBELLES_FONCTION, habilitation.fonction)}, {periodeEnClair(habilitation)}. Les sessions ouvertes
          sous cette fonction se ferment aussitôt.
        </p>
        {modifier.isError && <Erreur erreur={modifier.error} />}
        <ChampsFin saisie={saisie} bornee={habilitation.fin !== null} />
        <Textarea
          label="Raison"
          required
          autosize
          minRows={2}
          maxLength={LIMITES_TEXTE.ligne}
          value={motif}
          onChange={(e) => poserMotif(e.currentTarget.value)}
          error={refus && motif.trim() === '' ? 'Dites pourquoi.' : null}
        />
        <div className={styles['actions']}>
          <Button variant="default" onClick={fermer}>
            Annuler
          </Button>
          <Button type="submit" loading={modifier.isPending} {...(choix === 'maintenant' ? { color: 'rouge' } : {})}>
            {choix === 'maintenant' ? 'Terminer tout de suite' : 'Enregistrer la fin'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function useSaisieFin(habilitation: HabilitationAdminVue, fermer: () => void) {
  const modifier = useModifierFin(habilitation);
  const [choix, poserChoix] = useState<ChoixFin>('maintenant');
  const [date, poserDate] = useState('');
  const [motif, poserMotif] = useState('');
  const [refus, poserRefus] = useState(false);
  const soumettre = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const fin = finChoisie(choix, date, new Date().toISOString());
    const complet = fin !== undefined && motif.trim() !== '';
    poserRefus(!complet);
    if (!complet) return;
    const surSucces = (vue: HabilitationAdminVue) => {
      prevenir.succes(`${vue.utilisateur.nom}\u00a0: habilitation ${periodeEnClair(vue)}.`);
      fermer();
    };
    modifier.mutate({ fin, motif: motif.trim() }, { onSuccess: surSucces });
  };
  return { modifier, choix, poserChoix, date, poserDate, motif, poserMotif, refus, soumettre };
}

type PropsFin = { saisie: ReturnType<typeof useSaisieFin>; bornee: boolean };

function ChampsFin({ saisie: { choix, poserChoix, date, poserDate, refus }, bornee }: PropsFin) {
  const aujourdhui = useAujourdhui();
  return (
    <>
      <Radio.Group label="Fin de l’habilitation" value={choix} onChange={(valeur) => poserChoix(valeur as ChoixFin)}>
        <div className={styles['choix']}>
          <Radio value="maintenant" label="Tout de suite" />
          <Radio value="date" label="À une date" />
          {bornee && <Radio value="aucune" label="Sans fin" />}
        </div>
      </Radio.Group>
      {choix === 'date' && (
        <ChampDate
          label="Dernier jour"
          required
          min={premiereFin(aujourdhui)}
          value={date}
          onChange={poserDate}
          error={refus && date === '' ? 'Donnez le dernier jour.' : null}
        />
      )}
    </>
  );
}
