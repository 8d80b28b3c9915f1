import { useEffect } from 'react';
import { creerMagasin, useMagasin } from '../../../platform/magasin';
import styles from './salle.module.css';

/** Le minuteur est muet tant qu'on ne lui demande pas de sonner ; le choix vaut pour cet onglet. */
const sonne = creerMagasin(false);

/** Bouton du son, et un bip bref quand le temps du passage est dépassé, une seule fois. */
export function SonDuMinuteur({ depasse }: { readonly depasse: boolean }) {
  const actif = useMagasin(sonne);
  useEffect(() => {
    if (actif && depasse) biper();
  }, [actif, depasse]);
  return (
    <button type="button" className={styles['son']} aria-pressed={actif} onClick={() => sonne.poser(!actif)}>
      {actif ? 'Son\u00a0: oui' : 'Son\u00a0: non'}
    </button>
  );
}

function biper(): void {
  try {
    const contexte = new AudioContext();
    const note = contexte.createOscillator();
    const volume = contexte.createGain();
    volume.gain.value = 0.08;
    note.frequency.value = 660;
    note.connect(volume).connect(contexte.destination);
    note.start();
    note.stop(contexte.currentTime + 0.25);
    note.onended = () => void contexte.close();
  } catch {
    // Pas de son sur ce poste : l'écran, lui, montre le dépassement.
  }
}
