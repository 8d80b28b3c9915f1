import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LIBELLES_MOTIF_DECLIN, LIBELLES_MOTIF_HORS_CHAMP, LIMITES_TEXTE } from '@pdp/domain';
import { optionsDe } from '../../../platform/format/libelles';
import type { PropsAction } from './props-action';
import { CadreAction } from './cadre-action';

/** La personne décline : sa raison, sans effet sur ses droits. */
export const FormulaireDecliner = (props: PropsAction) => (
  <FormulaireRaison
    {...props}
    transition="decliner"
    raisons={LIBELLES_MOTIF_DECLIN}
    titre="Raison donnée par la personne"
    explication="Décliner ne change rien à ses droits ni à ses remboursements. L’émetteur lira seulement «&nbsp;terminé sans accompagnement&nbsp;»."
    bouton="Clore&nbsp;: offre déclinée"
  />
);

/** Situation hors du champ de la plateforme. */
export const FormulaireHorsChamp = (props: PropsAction) => (
  <FormulaireRaison
    {...props}
    transition="refuserHorsChamp"
    raisons={LIBELLES_MOTIF_HORS_CHAMP}
    titre="Pourquoi hors champ&nbsp;?"
    explication="L’émetteur lira cette raison."
    bouton="Clore&nbsp;: hors champ"
  />
);

type PropsRaison = PropsAction & {
  transition: 'decliner' | 'refuserHorsChamp';
  raisons: Readonly<Record<string, string>>;
  titre: string;
  explication: string;
  bouton: string;
};

function FormulaireRaison({ transition, raisons, titre, explication, bouton, enCours, envoyer }: PropsRaison) {
  const [raison, poserRaison] = useState('');
  const [mots, poserMots] = useState('');
  const [refus, poserRefus] = useState(false);
  const clore = () => {
    const motif = raison === 'AUTRE' && mots.trim() !== '' ? mots.trim() : raison;
    return motif === '' ? poserRefus(true) : envoyer({ transition, motif });
  };
  return (
    <CadreAction bouton={bouton} enCours={enCours} danger surEnvoi={clore}>
      <p className="doux">{explication}</p>
      <NativeSelect
        label={titre}
        required
        data={[{ value: '', label: 'Choisir…' }, ...optionsDe(raisons)]}
        value={raison}
        onChange={(e) => poserRaison(e.currentTarget.value)}
        error={refus && raison === '' ? 'Choisissez une raison.' : null}
      />
      {raison === 'AUTRE' && (
        <TextInput
          label="En quelques mots (facultatif)"
          maxLength={LIMITES_TEXTE.motCourt}
          value={mots}
          onChange={(e) => poserMots(e.currentTarget.value)}
        />
      )}
    </CadreAction>
  );
}
