import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 12,
    color: '#fff',
    fontSize: 17,
    fontWeight: 600,
    letterSpacing: '-0.01em',
    whiteSpace: 'nowrap',
  },
  mark: {
    flex: 'none',
    width: 28,
    height: 28,
  },
});

/** The portal's mark, and its name where there is room. */
export const Logo = ({ withName }: { withName: boolean }) => {
  const classes = useStyles();
  const ground = useId();
  return (
    <span className={classes.root}>
      <svg className={classes.mark} viewBox="0 0 32 32" aria-hidden>
        <defs>
          <linearGradient id={ground} x1="0" y1="0" x2="1" y2="1">
            <stop offset="0" stopColor="#6c70f0" />
            <stop offset="1" stopColor="#10a5b0" />
          </linearGradient>
        </defs>
        <rect width="32" height="32" rx="8" fill={`url(#${ground})`} />
        <g fill="#fff">
          <rect x="7" y="21" width="18" height="4" rx="2" />
          <rect x="7" y="14.5" width="13" height="4" rx="2" opacity=".82" />
          <rect x="7" y="8" width="7.5" height="4" rx="2" opacity=".64" />
          <path d="M21.5 5.2l1.25 3.05 3.05 1.25-3.05 1.25-1.25 3.05-1.25-3.05-3.05-1.25 3.05-1.25z" />
        </g>
      </svg>
      {withName && 'AI Inventory'}
    </span>
  );
};
