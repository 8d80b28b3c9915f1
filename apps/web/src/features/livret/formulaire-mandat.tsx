import { ajouterMois, lireMandat } from '@pdp/domain';
import type { DonnerMandatRequete, MandatDonne, PorteeMandat } from '@pdp/domain';
import { useId, useState } from 'react';
import type { SubmitEvent } from 'react';
import { enEchec } from '../../platform/api/probleme';
import { useDonnerMandat } from './mandats.requetes';
import styles from './livret.module.css';

type Props = {
  readonly dossierId: string;
  readonly aujourdhui: string;
  readonly fermer: (mandat: MandatDonne | undefined) => void;
};

const PORTEES: readonly (readonly [PorteeMandat, string])[] = [
  ['LIRE', 'Lire mon livret, sans rien changer'],
  ['AGIR', 'Lire et agir à ma place'],
];

function useSaisieMandat({ dossierId, aujourdhui, fermer }: Props) {
  const [saisie, poserSaisie] = useState<DonnerMandatRequete>({
    civilite: '',
    nomNaissance: '',
    prenom: '',
    dateNaissance: '',
    portee: 'LIRE',
    debut: aujourdhui,
    fin: ajouterMois(aujourdhui, 12),
  });
  const [fautes, poserFautes] = useState<Readonly<Record<string, string>>>({});
  const donner = useDonnerMandat(dossierId);
  const envoyer = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const lu = lireMandat(saisie, aujourdhui);
    poserFautes(lu.ok ? {} : parChemin(lu.erreur));
    if (lu.ok)
      donner.mutate(saisie, { onSuccess: fermer, onError: (erreur) => poserFautes(parChemin(enEchec(erreur).champs)) });
  };
  const champ = (cle: keyof DonnerMandatRequete) => ({
    valeur: saisie[cle],
    faute: fautes[cle],
    changer: (valeur: string) => poserSaisie({ ...saisie, [cle]: valeur }),
  });
  const refus = donner.isError && Object.keys(fautes).length === 0 ? enEchec(donner.error).message : undefined;
  return { champ, envoyer, enCours: donner.isPending, refus };
}

/** Désigner quelqu'un : son identité, ce qu'il peut faire, jusqu'à quand ; un an proposé. */
export function FormulaireMandat(props: Props) {
  const { champ, envoyer, enCours, refus } = useSaisieMandat(props);
  return (
    <form className={`${styles['confirmation']} ${styles['ecran']}`} onSubmit={envoyer} noValidate>
      <Choix
        legende="Cette personne est"
        options={[
          ['Mme', 'Madame'],
          ['M.', 'Monsieur'],
        ]}
        {...champ('civilite')}
      />
      <Champ label="Son prénom" {...champ('prenom')} />
      <Champ label="Son nom de naissance" {...champ('nomNaissance')} />
      <Champ label="Sa date de naissance" type="date" {...champ('dateNaissance')} />
      <Choix legende="Elle pourra" options={PORTEES} {...champ('portee')} />
      <p className={styles['petit']}>
        Dans les deux cas, elle lit ce que vous lisez ici&nbsp;: votre livret, votre situation, votre suivi, vos aides,
        vos documents. Elle ne lit pas les mots que vous gardez pour vous.
      </p>
      <Champ label="Jusqu’au" type="date" {...champ('fin')} />
      {refus && (
        <p role="alert" className={styles['faute']}>
          {refus}
        </p>
      )}
      <p className={styles['petit']}>Elle ne lira jamais vos mots à vous seul.</p>
      <button type="submit" className={styles['bouton']} disabled={enCours}>
        {enCours ? 'Un instant…' : 'Désigner cette personne'}
      </button>
      <button
        type="button"
        className={`${styles['bouton']} ${styles['second']}`}
        onClick={() => props.fermer(undefined)}
      >
        Ne rien changer
      </button>
    </form>
  );
}

const parChemin = (champs: readonly { chemin: string; message: string }[]): Readonly<Record<string, string>> =>
  Object.fromEntries(champs.map(({ chemin, message }) => [chemin, message]));

type PropsChamp = {
  readonly valeur: string;
  readonly faute: string | undefined;
  readonly changer: (valeur: string) => void;
};

function Champ({ label, type = 'text', valeur, faute, changer }: PropsChamp & { label: string; type?: string }) {
  const id = useId();
  return (
    <div className={styles['champ']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={valeur}
        autoComplete="off"
        aria-invalid={faute !== undefined}
        aria-describedby={`${id}-faute`}
        onChange={(e) => changer(e.currentTarget.value)}
      />
      <p id={`${id}-faute`} role="alert" className={styles['faute']}>
        {faute}
      </p>
    </div>
  );
}

type PropsChoix = PropsChamp & { readonly legende: string; readonly options: readonly (readonly [string, string])[] };

function Choix({ legende, options, valeur, faute, changer }: PropsChoix) {
  const nom = useId();
  return (
    <fieldset className={styles['choix']} aria-describedby={`${nom}-faute`}>
      <legend>{legende}</legend>
      {options.map(([code, libelle]) => (
        <label key={code} className={styles['case']}>
          <input type="radio" name={nom} checked={valeur === code} onChange={() => changer(code)} />
          {libelle}
        </label>
      ))}
      <p id={`${nom}-faute`} role="alert" className={styles['faute']}>
        {faute}
      </p>
    </fieldset>
  );
}
