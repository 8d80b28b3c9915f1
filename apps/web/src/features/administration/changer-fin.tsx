import { Radio } from '@mantine/core';
import { useState } from 'react';
import { LIBELLES_FONCTION } from '@pdp/domain';
import type { HabilitationAdminVue } from '@pdp/domain';
import { useAujourdhui } from '../../platform/format/horloge';
import { libelleDe } from '../../platform/format/libelles';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { DialogueMotif } from './dialogue-motif';
import { useModifierFin } from './habilitation.requetes';
import { finChoisie, periodeEnClair, premiereFin } from './habilitation.vue';
import type { ChoixFin } from './habilitation.vue';
import styles from './administration.module.css';

type Props = { readonly habilitation: HabilitationAdminVue; readonly fermer: () => void };

/** Fin demandée : tout de suite, à une date, ou jamais. */
type Saisie = { readonly choix: ChoixFin; readonly date: string };

/** Termine une habilitation tout de suite ou à une date, ou en lève la fin ; la raison est gardée. */
export function ChangerFin({ habilitation, fermer }: Props) {
  const modifier = useModifierFin(habilitation);
  const [saisie, poser] = useState<Saisie>({ choix: 'maintenant', date: '' });
  const { utilisateur, fonction, fin } = habilitation;
  const toutDeSuite = saisie.choix === 'maintenant';
  const demandee = () => finChoisie(saisie.choix, saisie.date, new Date().toISOString());
  const surSucces = (vue: HabilitationAdminVue) => {
    prevenir.succes(`${vue.utilisateur.nom}\u00a0: habilitation ${periodeEnClair(vue)}.`);
    fermer();
  };
  const agir = (motif: string) => {
    const voulue = demandee();
    if (voulue !== undefined) modifier.mutate({ fin: voulue, motif }, { onSuccess: surSucces });
  };
  return (
    <DialogueMotif
      titre={`Habilitation de ${utilisateur.nom}`}
      libelle={toutDeSuite ? 'Terminer tout de suite' : 'Enregistrer la fin'}
      enRouge={toutDeSuite}
      champs={(refus) => <ChampsFin saisie={saisie} poser={poser} bornee={fin !== null} refus={refus} />}
      incomplet={demandee() === undefined}
      geste={modifier}
      agir={agir}
      fermer={fermer}
    >
      {libelleDe(LIBELLES_FONCTION, fonction)}, {periodeEnClair(habilitation)}. Les sessions ouvertes sous cette
      fonction se ferment aussitôt.
    </DialogueMotif>
  );
}

type PropsFin = { saisie: Saisie; poser: (saisie: Saisie) => void; bornee: boolean; refus: boolean };

function ChampsFin({ saisie: { choix, date }, poser, bornee, refus }: PropsFin) {
  const aujourdhui = useAujourdhui();
  return (
    <>
      <Radio.Group
        label="Fin de l’habilitation"
        value={choix}
        onChange={(valeur) => poser({ choix: valeur as ChoixFin, date })}
      >
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
          onChange={(jour) => poser({ choix, date: jour })}
          error={refus && date === '' ? 'Donnez le dernier jour.' : null}
        />
      )}
    </>
  );
}
